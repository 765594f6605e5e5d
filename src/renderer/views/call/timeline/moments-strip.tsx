import type { InteractionMetrics } from '../../../../shared/domain/interaction-metrics.ts';
import type { Span } from '../../../../shared/domain/transcript.ts';
import { type CanvasPen, Drawing } from '../../../components/drawing.tsx';
import { CLASH_SIGN } from '../../../components/sentiment-sign.tsx';
import type { TimelineMark } from '../timeline-mark.ts';
import { type Timeline, useSeen } from './timeline.ts';

/** Narrower silences are drawn without their length, in CSS pixels. */
const ROOM_FOR_LENGTH = 46;
/** Signs of disagreement nearer to one another than this are drawn once. */
const CLASH = 9;
/** Half the width of the sign of an interruption. */
const SIGN = 4;

/**
 * A strip with the silences, the over-talk and the interruptions of a call: a bracket, a bar of two colours, a wedge; and
 * ≠ where words and voice disagree. Marks are lines in the accent.
 */
export function MomentsStrip(props: {
  readonly metrics: InteractionMetrics;
  /** Where words and voice disagree. */
  readonly clashes: readonly Span[];
  readonly marks: readonly TimelineMark[];
  readonly timeline: Timeline;
  readonly label: string;
  /** How the length of a silence is written. */
  readonly lengthOf: (seconds: number) => string;
}) {
  const seen = useSeen(props.timeline);
  return <Drawing className="moments" label={props.label} draw={(pen) => draw(pen, seen, props)} />;
}

function draw(
  { context, width, height, font, color }: CanvasPen,
  seen: Span,
  props: Parameters<typeof MomentsStrip>[0],
): void {
  const { metrics, clashes, marks, lengthOf } = props;
  const pixelsPerS = width / (seen.endS - seen.startS);
  const toX = (seconds: number) => (seconds - seen.startS) * pixelsPerS;
  const isSeen = ({ startS, endS }: Span) => endS >= seen.startS && startS <= seen.endS;
  const middle = Math.round(height / 2);
  context.fillStyle = color('warn');
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { startS, endS } of metrics.silences.filter(isSeen)) {
    const [from, to] = [toX(startS), Math.max(toX(startS) + 2, toX(endS))];
    context.fillRect(from, middle - 3, 1, 7);
    context.fillRect(to - 1, middle - 3, 1, 7);
    const [left, right] = [Math.max(0, from), Math.min(width, to)];
    const text = right - left > ROOM_FOR_LENGTH ? lengthOf(endS - startS) : '';
    const half = text === '' ? 0 : context.measureText(text).width / 2 + 4;
    const centre = (left + right) / 2;
    context.fillRect(from, middle, centre - half - from, 1);
    context.fillRect(centre + half, middle, to - centre - half, 1);
    if (text !== '') context.fillText(text, centre, middle + 1);
  }
  for (const { startS, endS } of metrics.overTalk.filter(isSeen)) {
    const [from, across] = [toX(startS), Math.max(2, (endS - startS) * pixelsPerS)];
    context.fillStyle = color('agent');
    context.fillRect(from, middle - 4, across, 4);
    context.fillStyle = color('client');
    context.fillRect(from, middle, across, 4);
  }
  context.fillStyle = color('ink');
  context.beginPath();
  for (const timeS of metrics.interruptionsS) {
    if (timeS < seen.startS || timeS > seen.endS) continue;
    context.moveTo(toX(timeS) - SIGN, middle - SIGN);
    context.lineTo(toX(timeS) + SIGN, middle - SIGN);
    context.lineTo(toX(timeS), middle + SIGN);
  }
  context.fill();
  context.fillStyle = color('warn');
  let lastX = Number.NEGATIVE_INFINITY;
  for (const { startS, endS } of clashes.filter(isSeen)) {
    const x = (toX(startS) + toX(endS)) / 2;
    if (x - lastX < CLASH) continue;
    lastX = x;
    context.fillText(CLASH_SIGN, x, middle + 1);
  }
  context.fillStyle = color('accent');
  for (const { timeS } of marks) {
    if (timeS >= seen.startS && timeS <= seen.endS) context.fillRect(toX(timeS) - 1, 2, 2, height - 4);
  }
}
