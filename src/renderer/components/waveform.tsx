import type { Side } from '../../shared/domain/call.ts';
import type { Span } from '../../shared/domain/transcript.ts';
import { type CanvasPen, Drawing } from './drawing.tsx';

/** Width of a bar and of the step from one to the next, in CSS pixels. */
const BAR = 2;
const STEP = 3;
/** Room above the highest bar and below it. */
const AIR = 5;
/** Quieter than this share is drawn as a trace. */
const TRACE = 0.04;

/** What stands for more than this, in seconds, shows its mean too: its loudest moment says little about it. */
export const MEAN_FROM_S = 0.4;

/** How loud a lane is where. */
interface Loudness {
  /** Up to where it is known. */
  readonly endS: number;
  /** Between two times, 0 … 1. */
  largest(fromS: number, toS: number): number;
  mean(fromS: number, toS: number): number;
}

/** A stretch of a lane's outline with its speech behind it, in the colours of its side. Time runs from left to right. */
export function Waveform(props: {
  readonly side: Side;
  /** Null before anything is known of it. */
  readonly outline: Loudness | null;
  readonly seen: Span;
  readonly speech: readonly Span[];
  readonly label: string;
}) {
  return <Drawing className="waveform" label={props.label} draw={(pen) => draw(pen, props)} />;
}

function draw({ context, width, height, color }: CanvasPen, props: Parameters<typeof Waveform>[0]): void {
  const { side, outline, speech, seen } = props;
  const token = side === 'mixed' ? 'accent' : side;
  const pixelsPerS = width / (seen.endS - seen.startS);
  context.fillStyle = color(`${token}-soft`);
  for (const { startS, endS } of speech) {
    if (endS < seen.startS || startS > seen.endS) continue;
    const [from, to] = [(startS - seen.startS) * pixelsPerS, (endS - seen.startS) * pixelsPerS];
    context.fillRect(from, 0, Math.max(1, to - from), height);
  }
  context.fillStyle = color(token);
  const middle = height / 2;
  // Bars stand on fixed times, so that scrolling moves them and does not make them boil.
  const barS = STEP / pixelsPerS;
  for (let n = Math.floor(seen.startS / barS); n * barS < seen.endS; n++) {
    const known = outline !== null && n * barS < outline.endS;
    const amplitude = known ? outline.largest(n * barS, (n + 1) * barS) : 0;
    const x = (n * barS - seen.startS) * pixelsPerS;
    const bar = amplitude > TRACE ? amplitude * (height - 2 * AIR) : 1;
    const wide = barS > MEAN_FROM_S && amplitude > TRACE;
    context.globalAlpha = wide ? 0.35 : amplitude > TRACE ? 1 : known ? 0.45 : 0.2;
    context.fillRect(x, middle - bar / 2, BAR, bar);
    if (!wide) continue;
    const body = (outline?.mean(n * barS, (n + 1) * barS) ?? 0) * (height - 2 * AIR);
    context.globalAlpha = 1;
    context.fillRect(x, middle - body / 2, BAR, body);
  }
  context.globalAlpha = 1;
}
