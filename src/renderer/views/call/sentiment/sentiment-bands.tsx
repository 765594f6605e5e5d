import type { Sentiment } from '../../../../shared/domain/sentiment.ts';
import { valenceOf } from '../../../../shared/domain/sentiment.ts';
import type { Span } from '../../../../shared/domain/transcript.ts';
import { type CanvasPen, Drawing } from '../../../components/drawing.tsx';
import { CLASH_SIGN, UNSURE_SIGN } from '../../../components/sentiment-sign.tsx';
import { JUDGES, type Judge, type Judged, type SegmentSentiment } from './segment-sentiments.ts';
import { sentimentShares } from './sentiment-shares.ts';

/** Where each judge's lane ends, as a share of their height: what both say together has more room. */
export const BAND_ENDS: Readonly<Record<Judge, number>> = { text: 0.3, acoustic: 0.6, fused: 1 };
/** Narrower blocks have no sign, in CSS pixels. */
const ROOM_FOR_SIGN = 10;
/** Half the width of a sign. */
const SIGN = 3;
/** Thickness of what is neutral, and least height of what is not. */
const THIN = 3;
/** Half the height of what is unsure. */
const UNSURE = 4;
/** With more blocks than one in this many CSS pixels, stretches of `STEP` pixels are drawn instead. */
const CROWDED = 5;
const STEP = 4;
/** The judges behind the fused one are lighter. */
const BEHIND = 0.7;

/**
 * The three thin lanes of a side: each judged segment a block, negative under the middle line, neutral on it, positive over it,
 * as high as its valence; hollow with ? when unsure, with ≠ where words and voice disagree. Where there is no room for blocks:
 * the shares of the classes. Time runs from left to right.
 */
export function SentimentBands(props: {
  /** In the order of time. */
  readonly segments: readonly SegmentSentiment[];
  readonly seen: Span;
  /** Key of the segment whose reasons are shown. */
  readonly chosen: string | null;
  readonly label: string;
}) {
  return <Drawing className="sentiment-bands" label={props.label} draw={(pen) => draw(pen, props)} />;
}

/** The judge whose lane is at a share of the lanes' height. */
export function bandAt(share: number): Judge {
  return JUDGES.find((judge) => share < BAND_ENDS[judge]) ?? 'fused';
}

/** The segment at a time, `slackS` around it; of two the one that begins later. Null: nothing was judged there. */
export function segmentAt(
  segments: readonly SegmentSentiment[],
  timeS: number,
  slackS: number,
): SegmentSentiment | null {
  return segments.findLast(({ startS, endS }) => timeS >= startS - slackS && timeS < endS + slackS) ?? null;
}

function draw(pen: CanvasPen, props: Parameters<typeof SentimentBands>[0]): void {
  const { context, width, height, color } = pen;
  const { segments, seen, chosen } = props;
  const pixelsPerS = width / (seen.endS - seen.startS);
  const shown = segments.filter(({ startS, endS }) => endS >= seen.startS && startS <= seen.endS);
  const crowded = shown.length * CROWDED > width;
  const toX = (timeS: number) => (timeS - seen.startS) * pixelsPerS;
  const mark = shown.find(({ key }) => key === chosen);
  if (mark) {
    context.fillStyle = color('accent-soft');
    context.fillRect(toX(mark.startS), 0, Math.max(2, (mark.endS - mark.startS) * pixelsPerS), height);
  }
  let top = 0;
  for (const judge of JUDGES) {
    const end = Math.round(BAND_ENDS[judge] * height);
    const [middle, half] = [Math.round((top + end) / 2), (end - top) / 2 - 1];
    context.fillStyle = color('line-soft');
    context.fillRect(0, middle, width, 1);
    context.globalAlpha = judge === 'fused' ? 1 : BEHIND;
    if (crowded) drawShares(pen, shown, { judge, pixelsPerS, fromS: seen.startS, middle, half });
    else drawBlocks(pen, shown, { judge, pixelsPerS, fromS: seen.startS, middle, half });
    context.globalAlpha = 1;
    top = end;
  }
}

/** One judge's lane, and how time lies on it. */
interface Band {
  readonly judge: Judge;
  readonly pixelsPerS: number;
  /** The time at its left end. */
  readonly fromS: number;
  readonly middle: number;
  /** The most a block rises over the middle line, or falls under it. */
  readonly half: number;
}

/** Each segment as a block. */
function drawBlocks(pen: CanvasPen, shown: readonly SegmentSentiment[], band: Band): void {
  const { judge, pixelsPerS, fromS, middle, half } = band;
  const paths = newPaths();
  for (const segment of shown) {
    const judged = segment[judge];
    if (!judged) continue;
    // A pixel between neighbours; what is narrower than that is drawn all the same.
    const across = Math.max(1.5, (segment.endS - segment.startS) * pixelsPerS - 1);
    const block = { x: (segment.startS - fromS) * pixelsPerS, across, middle, half };
    addBlock(paths, judged, block);
    if (across >= ROOM_FOR_SIGN) addSign(pen, judged, segment.disagree && judge === 'fused', block);
  }
  paint(pen, paths);
}

/** Several segments in each stretch: how much of it is positive rises over the line, how much is negative falls under it. */
function drawShares(pen: CanvasPen, shown: readonly SegmentSentiment[], band: Band): void {
  const { judge, pixelsPerS, fromS, middle, half } = band;
  const paths = newPaths();
  for (const { startS, negative, neutral, positive, unsure } of sentimentShares(shown, judge, STEP / pixelsPerS)) {
    const x = (startS - fromS) * pixelsPerS;
    if (negative > 0) paths.negative.rect(x, middle, STEP - 1, Math.max(1, negative * half));
    if (positive > 0) paths.positive.rect(x, middle + 1 - positive * half, STEP - 1, Math.max(1, positive * half));
    if (neutral + unsure === 1) paths.neutral.rect(x, middle, STEP - 1, 1);
  }
  paint(pen, paths);
}

/** Blocks by what they are painted with: a colour is set once for all of them. */
type Paths = Readonly<Record<Sentiment, Path2D>> & { readonly unsure: Path2D };

function newPaths(): Paths {
  return { negative: new Path2D(), neutral: new Path2D(), positive: new Path2D(), unsure: new Path2D() };
}

/** Where a block stands, in CSS pixels. */
interface Block extends Pick<Band, 'middle' | 'half'> {
  readonly x: number;
  readonly across: number;
}

function addBlock(paths: Paths, { probabilities, verdict }: Judged, { x, across, middle, half }: Block): void {
  const { sentiment, sure } = verdict;
  const rise = Math.max(THIN, Math.abs(valenceOf(probabilities)) * half);
  // What is not believed stands on no side. Half a pixel in, so that its line is one pixel sharp.
  if (!sure)
    paths.unsure.rect(Math.round(x) + 0.5, middle - UNSURE + 0.5, Math.max(1, Math.round(across) - 1), 2 * UNSURE);
  else if (sentiment === 'negative') paths.negative.rect(x, middle, across, rise);
  else if (sentiment === 'positive') paths.positive.rect(x, middle + 1 - rise, across, rise);
  else paths.neutral.rect(x, middle - 1, across, THIN);
}

/** A question in what is hollow; else, in the half that the block leaves free, a disagreement or the class once more by shape. */
function addSign(pen: CanvasPen, { verdict }: Judged, disagree: boolean, { x, across, middle, half }: Block): void {
  const { context, color, font } = pen;
  const centre = x + across / 2;
  const under = verdict.sentiment === 'positive';
  const free = middle + ((under ? 1 : -1) * (half + 1)) / 2;
  if (!verdict.sure || disagree) {
    context.font = font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = color(disagree ? 'warn' : 'ink-2');
    context.fillText(disagree ? CLASH_SIGN : UNSURE_SIGN, centre, disagree ? free : middle + 1);
  } else if (half > 2 * SIGN && verdict.sentiment !== 'neutral') {
    const towards = under ? -SIGN / 2 : SIGN / 2;
    context.fillStyle = color(verdict.sentiment);
    context.beginPath();
    context.moveTo(centre - SIGN, free - towards);
    context.lineTo(centre + SIGN, free - towards);
    context.lineTo(centre, free + towards);
    context.fill();
  }
}

function paint({ context, color }: CanvasPen, paths: Paths): void {
  for (const sentiment of ['negative', 'neutral', 'positive'] as const) {
    context.fillStyle = color(sentiment);
    context.fill(paths[sentiment]);
  }
  context.strokeStyle = color('ink-3');
  context.lineWidth = 1;
  context.stroke(paths.unsure);
}
