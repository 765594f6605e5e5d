import { Fragment, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetails, CallLane } from '../../../shared/domain/call-details.ts';
import type { InteractionMetrics } from '../../../shared/domain/interaction-metrics.ts';
import { errorText } from '../../../shared/error-text.ts';
import { SideName } from '../../components/side-name.tsx';
import { Waveform } from '../../components/waveform.tsx';
import { runCommand, useCommands } from '../../state/commands.ts';
import { usePreferences } from '../../state/preferences.ts';
import { figuresOf } from '../../words/figures.ts';
import type { Player } from './player.ts';
import { feltAt, feltText } from './sentiment/felt-at.ts';
import type { Judge, LaneSentiment, SegmentSentiment } from './sentiment/segment-sentiments.ts';
import { SentimentLane } from './sentiment/sentiment-lane.tsx';
import { Legend } from './timeline/legend.tsx';
import { Minimap } from './timeline/minimap.tsx';
import { momentAt } from './timeline/moment-at.ts';
import { MomentsStrip } from './timeline/moments-strip.tsx';
import { type Outline, outlineOf } from './timeline/outline.ts';
import { Ruler } from './timeline/ruler.tsx';
import { openTimeline, type Timeline, useSeen } from './timeline/timeline.ts';
import { type TrackPlace, Tracks } from './timeline/tracks.tsx';
import { useWheel } from './timeline/use-wheel.ts';
import { ZoomButtons } from './timeline/zoom-buttons.tsx';
import type { TimelineMark } from './timeline-mark.ts';
import { usePeaks } from './use-peaks.ts';
import { usePlayed } from './use-player.ts';

interface LanesProps {
  readonly call: CallDetails;
  readonly metrics: InteractionMetrics;
  readonly player: Player;
  /** Places that are marked beside those of the metrics. */
  readonly marks: readonly TimelineMark[];
  /** What is felt on each lane, in the order of `call.lanes`. */
  readonly sentiments: readonly LaneSentiment[];
  /** Where words and voice disagree, in the order of time. */
  readonly clashes: readonly SegmentSentiment[];
  /** Key of the segment whose reasons are shown. */
  readonly chosen: string | null;
  readonly onWhy: (segment: SegmentSentiment, judge: Judge) => void;
}

/**
 * The two lanes over one another, with what happened between them and the place of the player. Time
 * runs from left to right in every language.
 */
export function Lanes(props: LanesProps) {
  // There is nothing to look at before the recording is decoded.
  return props.call.lanes.length === 0 ? null : <OpenLanes {...props} />;
}

function OpenLanes(props: LanesProps) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const language = usePreferences((state) => state.language);
  const { call, metrics, player, marks, sentiments } = props;
  const { callId, durationS, lanes } = call;
  const ready = usePlayed(player, (state) => state.ready);
  // What keeps the sound from being played is told in the player's bar.
  const silent = usePlayed(player, (state) => state.failed);
  const { value: peaks, error } = usePeaks(callId, ready);
  const outlines = useMemo(() => peaks?.channels.map((bins) => outlineOf(bins, peaks.binsPerS)) ?? [], [peaks]);
  const timeline = useMemo(() => openTimeline(durationS, player), [durationS, player]);
  useEffect(() => timeline.follow(), [timeline]);
  const loop = usePlayed(player, (state) => state.loop);
  useCommands({
    zoomIn: timeline.zoomIn,
    zoomOut: timeline.zoomOut,
    zoomAll: timeline.zoomAll,
    loop: player.toggleLoop,
    ...(loop && { back: () => player.setLoop(null) }),
  });
  const box = useRef<HTMLElement>(null);
  const tracks = useRef<HTMLDivElement>(null);
  useWheel(box, tracks, timeline);
  const lengthOf = (seconds: number) => t('call.seconds', { seconds: figures.number(seconds, 1) });
  const felt = (place: TrackPlace) => feltAt(box.current, sentiments, place);
  const noticeAt = (place: TrackPlace) => {
    const found = felt(place);
    if (found) return feltText(t, i18n.language, found);
    const moment = momentAt(metrics, place.timeS, place.slackS);
    if (!moment) return '';
    return moment.kind === 'interruption'
      ? t('player.interruptionHere')
      : t(`player.${moment.kind}Of`, { time: lengthOf(moment.endS - moment.startS) });
  };
  return (
    <section ref={box} className="lanes" id="call-lanes" aria-label={t('player.lanes')}>
      <div className="lane-rows" dir="ltr">
        {lanes.map((lane, n) => (
          <Fragment key={lane.channel}>
            <Lane
              call={call}
              lane={lane}
              outline={outlines[lane.channel] ?? null}
              timeline={timeline}
              player={player}
            />
            <SentimentLane sentiment={sentiments[n]} timeline={timeline} player={player} chosen={props.chosen} />
          </Fragment>
        ))}
        <div className="lane">
          <div className="lane-name faint">{t('player.moments')}</div>
          <MomentsStrip
            metrics={metrics}
            clashes={props.clashes}
            marks={marks}
            timeline={timeline}
            label={t('player.moments')}
            lengthOf={lengthOf}
          />
        </div>
        <div className="lane">
          <div className="lane-name" />
          <Ruler timeline={timeline} />
        </div>
        <Tracks
          player={player}
          timeline={timeline}
          over={tracks}
          noticeAt={noticeAt}
          onClicked={(place) => {
            const found = felt(place);
            if (found) props.onWhy(found.segment, found.judge);
          }}
          onEnter={() => runCommand('why')}
        />
        {error && !silent && <p className="lanes-note bad">{errorText(error.code, language).sentence}</p>}
        {peaks && !peaks.complete && !error && (
          <p className="lanes-note" role="status">
            {t('player.measuring', { share: figures.percent(Math.min(1, (outlines[0]?.endS ?? 0) / durationS)) })}
          </p>
        )}
      </div>
      <div className="lane overview-row" dir="ltr">
        <ZoomButtons timeline={timeline} />
        <Minimap
          lanes={lanes.map(({ side, channel }) => ({ side, outline: outlines[channel] ?? null }))}
          timeline={timeline}
          player={player}
          marks={marks}
        />
      </div>
      <Legend metrics={metrics} clashes={props.clashes} player={player} />
    </section>
  );
}

function Lane(props: {
  readonly call: CallDetails;
  readonly lane: CallLane;
  readonly outline: Outline | null;
  readonly timeline: Timeline;
  readonly player: Player;
}) {
  const { t } = useTranslation();
  const { call, lane, outline, timeline, player } = props;
  const seen = useSeen(timeline);
  const { side, segments } = lane;
  const unheard = usePlayed(player, ({ solo }) => solo !== null && side !== 'mixed' && solo !== side);
  const name = t(`side.${side}`);
  return (
    <div className={unheard ? 'lane unheard' : 'lane'}>
      <div className="lane-name">
        <SideName side={side} name={name} />
        <bdi>{side === 'agent' ? call.agent : side === 'client' ? call.recorderId : ''}</bdi>
      </div>
      <Waveform
        side={side}
        outline={outline}
        seen={seen}
        speech={segments}
        label={t('player.waveform', { side: name })}
      />
    </div>
  );
}
