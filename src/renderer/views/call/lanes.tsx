import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../shared/domain/call-details.ts';
import type { InteractionMetrics } from '../../../shared/domain/interaction-metrics.ts';
import { SideName } from '../../components/side-name.tsx';
import { Waveform } from '../../components/waveform.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { clock } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';
import type { Player } from './player.ts';
import type { TimelineMark } from './timeline-mark.ts';
import { usePeaks } from './use-peaks.ts';
import { usePlayed } from './use-player.ts';

/** Distances between marks of the ruler, in seconds: the first that leaves at most ten. */
const MARKS_S = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600] as const;

/** The two lanes over one another, with the place of the player. Time runs from left to right in every language. */
export function Lanes(props: {
  readonly call: CallDetails;
  readonly metrics: InteractionMetrics;
  readonly player: Player;
  readonly marks: readonly TimelineMark[];
}) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const { call, player } = props;
  const { value: peaks, error } = usePeaks(call.callId);
  const { durationS } = call;
  const tracks = useRef<HTMLDivElement>(null);
  const seek = (event: PointerEvent) => {
    const box = tracks.current?.getBoundingClientRect();
    if (box) player.seek(((event.clientX - box.left) / box.width) * durationS);
  };
  const step = MARKS_S.find((seconds) => durationS / seconds <= 10) ?? 3600;
  const marks = Array.from({ length: Math.floor(durationS / step) + 1 }, (_, n) => n * step).filter(
    // The last one would be cut by the end of the lane.
    (seconds) => seconds < durationS * 0.97,
  );
  return (
    <div className="lanes" dir="ltr">
      {error && <ErrorNote error={error} />}
      {call.lanes.map(({ channel, side, segments }) => (
        <div key={channel} className="lane">
          <div className="lane-name">
            <SideName side={side} name={t(`side.${side}`)} />
            <bdi>{side === 'agent' ? call.agent : side === 'client' ? call.recorderId : ''}</bdi>
          </div>
          <Waveform
            side={side}
            bins={peaks?.channels[channel] ?? null}
            binsPerS={peaks?.binsPerS ?? 1}
            durationS={durationS}
            speech={segments}
            theme={theme}
            label={t('player.waveform', { side: t(`side.${side}`) })}
          />
        </div>
      ))}
      {/* The slider in the player bar is the same for the keyboard. */}
      <div
        ref={tracks}
        className="tracks"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seek(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1) seek(event);
        }}
      >
        <PlayHead player={player} durationS={durationS} />
      </div>
      <div className="ruler figure" aria-hidden="true">
        {marks.map((seconds) => (
          <span key={seconds} style={{ left: `${(seconds / durationS) * 100}%` }}>
            {clock(seconds)}
          </span>
        ))}
      </div>
    </div>
  );
}

function PlayHead({ player, durationS }: { readonly player: Player; readonly durationS: number }) {
  const timeS = usePlayed(player, (state) => state.timeS);
  return <div className="play-head" style={{ left: `${Math.min(100, (timeS / durationS) * 100)}%` }} />;
}
