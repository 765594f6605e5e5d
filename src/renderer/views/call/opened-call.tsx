import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetails, Neighbours } from '../../../shared/domain/call-details.ts';
import { interactionMetrics } from '../../../shared/domain/interaction-metrics.ts';
import { errorText } from '../../../shared/error-text.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { BatchCard } from '../../../shared/ipc/engine/batch-requests.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useCommands, useKeyLabel } from '../../state/commands.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useReading } from '../../state/reading.ts';
import { useName } from '../../state/trail.ts';
import { CallHead } from './call-head.tsx';
import { CallState } from './call-state.tsx';
import { doubtsOf } from './doubts.ts';
import { FactsPanel } from './facts-panel.tsx';
import { FindBar } from './find-bar.tsx';
import { Lanes } from './lanes.tsx';
import { momentsOf } from './moments.ts';
import type { Player } from './player.ts';
import { PlayerBar } from './player-bar.tsx';
import { ReadingBar } from './reading-bar.tsx';
import { useJudgeAgain } from './sentiment/use-judge-again.ts';
import { useSentiments } from './sentiment/use-sentiments.ts';
import type { WhyTarget } from './sentiment/why-target.ts';
import type { TimelineMark } from './timeline-mark.ts';
import { useTopicsPanel } from './topics/use-topics-panel.ts';
import { type Spot, Transcript } from './transcript.tsx';
import { useAgentChannel } from './use-agent-channel.ts';
import { useCopy } from './use-copy.ts';
import { useFind } from './use-find.ts';
import { useNotice } from './use-notice.ts';
import { useUndo } from './use-undo.ts';
import { useWalks } from './use-walks.ts';
import { useWayBack } from './use-way-back.ts';
import { endSilenceOf, lastBegun, turnsOf } from './utterances.ts';
import { wordPlaceOf } from './word-place.ts';

/** A call with its lanes, its words and what is known of it, and everything the keyboard can do with them. */
export function OpenedCall(props: {
  readonly given: CallDetails;
  readonly player: Player;
  readonly batch: BatchCard | null;
  readonly neighbours: Neighbours | null;
  readonly onGo: (step: 'previous' | 'next') => void;
}) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const { player } = props;
  const { notice, say, hold } = useNotice();
  const tell = ({ code }: AppError) => say(errorText(code, language).sentence);
  const { call: judged, judgeAgain } = useJudgeAgain(props.given, tell);
  const { call, swap, undo } = useAgentChannel(judged, tell);
  const { lanes, durationS } = call;
  useName('batch', props.batch?.title);
  useName('call', call.fileName);
  const metrics = useMemo(() => metricsOf(lanes, durationS), [lanes, durationS]);
  const turns = useMemo(() => turnsOf(lanes, metrics), [lanes, metrics]);
  const sentiments = useSentiments(call);
  const moments = useMemo(() => momentsOf(metrics, sentiments.clashes), [metrics, sentiments.clashes]);
  const doubts = useMemo(() => doubtsOf(turns), [turns]);
  const words = useMemo(() => turns.reduce((sum, turn) => sum + turn.words.length, 0), [turns]);
  const [why, setWhy] = useState<WhyTarget | null>(null);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [following, setFollowing] = useState(true);
  const lead = (turn: number, word: number, doubt = false) => {
    setFollowing(false);
    setSpot({ turn, word, focus: false, doubt });
  };
  const find = useFind(turns, player, ({ turn, first }) => lead(turn, first));
  const marks = useMemo(
    (): TimelineMark[] =>
      find.hits.map(({ turn, first }) => ({ timeS: turns[turn]?.words[first]?.startS ?? 0, kind: 'hit' })),
    [find.hits, turns],
  );
  const input = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const wayBack = useWayBack(scroller, following, setFollowing);
  const hit = find.hits[find.at] ?? null;
  const closeFind = () => {
    // The keyboard stays where the search has led; a search that led nowhere leaves the text where it was.
    if (hit) setSpot({ turn: hit.turn, word: hit.first, focus: true });
    else wayBack.goBack();
    find.close();
  };
  const copy = useCopy(turns, say);
  const walks = useWalks({ turns, moments, doubts, player, say, lead, follow: () => setFollowing(true) });
  const undoKey = useKeyLabel('undo');
  const undoing = useUndo({
    swap() {
      undo?.();
      say(t('call.swap.undone'));
    },
    topics: () => topics.undo(),
  });
  const topics = useTopicsPanel({ call, turns, player, say, tell, lead, onDone: () => undoing.did('topics') });
  const swapSides = () => {
    if (lanes.length < 2) return say(t('call.swap.oneLane'));
    swap();
    undoing.did('swap');
    say(t('call.swap.done'), true);
  };
  useCommands({
    find() {
      if (find.query === null) wayBack.keep();
      find.open();
      input.current?.select();
    },
    ...(find.query !== null && { back: closeFind }),
    ...(undoing.undo && { undo: undoing.undo }),
    swap: swapSides,
    copy,
    nextMoment: () => walks.toMoment(1),
    previousMoment: () => walks.toMoment(-1),
    nextDoubt: walks.nextDoubt,
    follow: () => setFollowing(true),
    sentimentBands: () => useReading.setState(({ sentimentBands }) => ({ sentimentBands: !sentimentBands })),
    why() {
      // Where the keyboard is in the transcript, else where the sound is.
      const at = wordPlaceOf(document.activeElement)?.turn ?? Math.max(0, lastBegun(turns, player.state().timeS));
      const key = turns[at]?.key;
      if (key !== undefined && sentiments.bySegment.has(key))
        setWhy({ kind: 'segment', key, judge: 'fused', byKey: true });
      else say(t('why.nothing'));
    },
    correctTopics: () => topics.pick(),
    layout: () => useReading.setState(({ layout }) => ({ layout: layout === 'beside' ? 'single' : 'beside' })),
  });
  return (
    <div className="call">
      <div className="call-body">
        <main className="call-main">
          <CallHead call={call} batch={props.batch} neighbours={props.neighbours} onGo={props.onGo} />
          <Lanes
            call={call}
            metrics={metrics}
            player={player}
            marks={marks}
            sentiments={sentiments.lanes}
            clashes={sentiments.clashes}
            chosen={why?.kind === 'segment' ? why.key : null}
            onWhy={({ key }, judge) => setWhy({ kind: 'segment', key, judge, byKey: false })}
          />
          <CallState call={call} words={words} />
          {turns.length > 0 && (
            <>
              {find.query === null ? (
                <ReadingBar
                  moments={moments.length}
                  doubts={doubts.length}
                  twoLanes={lanes.length > 1}
                  following={following}
                  judged={sentiments.bySegment.size > 0}
                />
              ) : (
                <FindBar find={find} input={input} onClose={closeFind} />
              )}
              <Transcript
                scroller={scroller}
                callId={call.callId}
                turns={turns}
                endSilenceS={endSilenceOf(turns, metrics)}
                player={player}
                hits={find.hits}
                hit={hit}
                spot={spot}
                onSpot={setSpot}
                following={following}
                onFollowing={setFollowing}
                sentiments={sentiments.bySegment}
                onWhy={setWhy}
                marked={topics.panel.marked}
              />
            </>
          )}
          <Notice
            text={notice?.text ?? null}
            onHold={hold}
            action={
              notice?.undoable &&
              undoing.undo && (
                <Button kind="quiet" onClick={undoing.undo}>
                  {t('call.undo')} <kbd dir="ltr">{undoKey}</kbd>
                </Button>
              )
            }
          />
        </main>
        <FactsPanel
          call={call}
          metrics={metrics}
          sureness={{ doubtful: doubts.length, words }}
          sentiments={sentiments}
          topics={topics.panel}
          player={player}
          why={why}
          onWhy={setWhy}
          onJudgeAgain={judgeAgain}
        />
      </div>
      <PlayerBar player={player} call={call} />
    </div>
  );
}

function metricsOf(lanes: CallDetails['lanes'], durationS: number) {
  const measured = lanes.map(({ side, segments }) => ({
    side,
    speech: segments,
    words: segments.reduce((sum, { words }) => sum + words.length, 0),
  }));
  return interactionMetrics(measured, durationS);
}
