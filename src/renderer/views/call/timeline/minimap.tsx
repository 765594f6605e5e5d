import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Side } from '../../../../shared/domain/call.ts';
import { type CanvasPen, Drawing } from '../../../components/drawing.tsx';
import { MEAN_FROM_S } from '../../../components/waveform.tsx';
import { clock } from '../../../words/figures.ts';
import type { Player } from '../player.ts';
import type { TimelineMark } from '../timeline-mark.ts';
import { usePlayed } from '../use-player.ts';
import type { Outline } from './outline.ts';
import { type Timeline, useSeen } from './timeline.ts';

/** Share of what is seen that a key scrolls by. */
const KEY_SHARE = 0.1;

/** A side's outline in the overview. */
export interface OverviewLane {
  readonly side: Side;
  readonly outline: Outline | null;
}

/** All of the call in little: the part that is seen can be dragged, and a click brings another. */
export function Minimap(props: {
  readonly lanes: readonly OverviewLane[];
  readonly timeline: Timeline;
  readonly player: Player;
  readonly marks: readonly TimelineMark[];
}) {
  const { t } = useTranslation();
  const { lanes, timeline, player, marks } = props;
  const { durationS } = timeline;
  const seen = useSeen(timeline);
  const loop = usePlayed(player, (state) => state.loop);
  // Two thousandths of the call: as fine as it can be seen.
  const played = usePlayed(player, (state) => Math.round((state.timeS / durationS) * 500));
  const lengthS = seen.endS - seen.startS;
  const all = lengthS >= durationS;
  const held = useRef(0);
  const secondsAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * durationS;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const places: Readonly<Record<string, number>> = {
      ArrowLeft: -KEY_SHARE * lengthS,
      ArrowRight: KEY_SHARE * lengthS,
      PageUp: -lengthS,
      PageDown: lengthS,
      Home: -durationS,
      End: durationS,
    };
    const by = places[event.key];
    if (by === undefined || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    timeline.scroll(by);
  };
  return (
    <div
      className={all ? 'minimap all' : 'minimap'}
      role="scrollbar"
      aria-label={t('player.overview')}
      aria-controls="call-lanes"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.round(durationS - lengthS)}
      aria-valuenow={Math.round(seen.startS)}
      aria-valuetext={t('player.fromTo', { from: clock(seen.startS), to: clock(seen.endS) })}
      tabIndex={all ? -1 : 0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const atS = secondsAt(event);
        const { startS, endS } = timeline.seen();
        // Outside the part that is seen: it comes to the pointer with its middle.
        if (atS < startS || atS > endS) timeline.scroll(atS - (startS + endS) / 2);
        held.current = atS - timeline.seen().startS;
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) timeline.scroll(secondsAt(event) - held.current - timeline.seen().startS);
      }}
      onKeyDown={onKeyDown}
    >
      <Drawing
        className="overview"
        label={t('player.overview')}
        draw={(pen) => {
          draw(pen, lanes, durationS);
          if (loop) mark(pen, loop.startS / durationS, loop.endS / durationS, 'accent', 0.3);
          for (const { timeS } of marks) mark(pen, timeS / durationS, timeS / durationS, 'accent', 1);
          mark(pen, played / 500, played / 500, 'ink', 1);
        }}
      />
      <div
        className="minimap-seen"
        style={{ left: `${(seen.startS / durationS) * 100}%`, width: `${(lengthS / durationS) * 100}%` }}
      />
    </div>
  );
}

/** The first lane upwards from the middle, the second downwards. */
function draw({ context, width, height, color }: CanvasPen, lanes: readonly OverviewLane[], durationS: number): void {
  const half = height / 2;
  const perPixel = durationS / width;
  lanes.forEach(({ side, outline }, n) => {
    context.fillStyle = color(side === 'mixed' ? 'accent' : side);
    for (let x = 0; outline && x < width; x++) {
      const [from, to] = [x * perPixel, (x + 1) * perPixel];
      // Twice the mean: speech is half pauses.
      const loudness = perPixel > MEAN_FROM_S ? Math.min(1, 2 * outline.mean(from, to)) : outline.largest(from, to);
      const bar = loudness * (half - 2);
      if (lanes.length === 1) context.fillRect(x, half - bar, 1, 2 * bar);
      else context.fillRect(x, n === 0 ? half - bar : half, 1, bar);
    }
  });
}

function mark(
  { context, width, height, color }: CanvasPen,
  from: number,
  to: number,
  token: string,
  alpha: number,
): void {
  context.globalAlpha = alpha;
  context.fillStyle = color(token);
  context.fillRect(from * width, 0, Math.max(1, (to - from) * width), height);
  context.globalAlpha = 1;
}
