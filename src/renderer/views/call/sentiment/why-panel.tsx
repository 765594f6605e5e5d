import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../../shared/domain/call-details.ts';
import type { FusionRules } from '../../../../shared/domain/fusion.ts';
import { Button } from '../../../components/button.tsx';
import { Segments } from '../../../components/segments.tsx';
import { SENTIMENT_SIGNS, UNSURE_SIGN } from '../../../components/sentiment-sign.tsx';
import { SideName } from '../../../components/side-name.tsx';
import { withKey } from '../../../keys/with-key.ts';
import { useCommands, useKeyLabel } from '../../../state/commands.ts';
import { clock } from '../../../words/figures.ts';
import type { Player } from '../player.ts';
import {
  JUDGES,
  type Judge,
  type Judgements,
  type LaneSentiment,
  type SegmentSentiment,
} from './segment-sentiments.ts';
import { WhyFused } from './why-fused.tsx';
import { WhyLane } from './why-lane.tsx';
import { WhyProbabilities } from './why-probabilities.tsx';
import type { WhyTarget } from './why-target.ts';
import { WhyVoice } from './why-voice.tsx';
import { WhyWords } from './why-words.tsx';

/** Why a segment or a lane is judged as it is, beside the call: nothing is covered, and the next one can be asked at once. */
export function WhyPanel(props: {
  readonly target: WhyTarget;
  readonly call: CallDetails;
  readonly lane: LaneSentiment;
  /** Null: it is about the whole lane. */
  readonly segment: SegmentSentiment | null;
  readonly player: Player;
  readonly onTarget: (target: WhyTarget) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { target, call, lane, segment, player, onTarget } = props;
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (!panel.current?.contains(document.activeElement)) opener.current = document.activeElement;
    panel.current?.scrollIntoView({ block: 'nearest' });
    if (target.byKey) panel.current?.focus({ preventScroll: true });
  }, [target]);
  const close = () => {
    if (panel.current?.contains(document.activeElement) && opener.current instanceof HTMLElement)
      opener.current.focus();
    props.onClose();
  };
  useCommands({ back: close });
  const backKey = useKeyLabel('back');
  const judgements: Judgements = segment ?? lane.overall;
  const rules = segment ? lane.rules : lane.laneRules;
  const judge = judgements[target.judge] ? target.judge : (JUDGES.find((one) => judgements[one]) ?? 'fused');
  const judged = judgements[judge];
  if (!judged) return null;
  const words = segment
    ? (call.lanes.find(({ channel }) => channel === lane.channel)?.segments[segment.position] ?? null)
    : null;
  const option = (one: Judge): [Judge, string][] => {
    const verdict = judgements[one]?.verdict;
    if (!verdict) return [];
    return [[one, `${verdict.sure ? SENTIMENT_SIGNS[verdict.sentiment] : UNSURE_SIGN} ${t(`sentiment.${one}`)}`]];
  };
  return (
    <section ref={panel} className="why" aria-label={t('why.title')} tabIndex={-1}>
      <header>
        <h2>{t('why.title')}</h2>
        {segment && (
          <button
            type="button"
            className="why-hear figure"
            aria-label={`${t('why.hear')}, ${clock(segment.startS)}`}
            title={t('why.hear')}
            onClick={() => player.playSpan(segment.startS, segment.endS)}
          >
            ▶ {clock(segment.startS)}
          </button>
        )}
        <SideName side={lane.side} name={t(`side.${lane.side}`)} />
        <span className="grow" />
        <Button kind="quiet" label={withKey(t('why.close'), backKey)} onClick={close}>
          ✕
        </Button>
      </header>
      <Segments
        label={t('why.judges')}
        value={judge}
        options={JUDGES.flatMap(option)}
        onChange={(chosen) => onTarget({ ...target, judge: chosen, byKey: false })}
      />
      <WhyProbabilities judged={judged} threshold={thresholdOf(rules, judge)} />
      {judge === 'fused' && (
        <WhyFused judgements={judgements} rules={rules} disagree={segment?.disagree ?? lane.verdict.disagree} />
      )}
      {judge === 'text' && segment && (
        <WhyWords
          callId={call.callId}
          segment={segment}
          sentiment={judged.verdict.sentiment}
          words={words?.words.map(({ text }) => text) ?? []}
        />
      )}
      {judge === 'acoustic' && segment && <WhyVoice segment={segment} lane={lane} />}
      {judge !== 'fused' && !segment && (
        <WhyLane call={call} lane={lane} judge={judge} sentiment={judged.verdict.sentiment} onTarget={onTarget} />
      )}
    </section>
  );
}

function thresholdOf(rules: FusionRules, judge: Judge): number {
  if (judge === 'fused') return rules.fusedUnsureBelow;
  return judge === 'text' ? rules.textUnsureBelow : rules.acousticUnsureBelow;
}
