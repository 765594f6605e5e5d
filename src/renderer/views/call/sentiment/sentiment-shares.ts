import type { Sentiment } from '../../../../shared/domain/sentiment.ts';
import type { Judge, SegmentSentiment } from './segment-sentiments.ts';

/** What a judge says of a stretch of time with several segments in it: the share each class has of what is judged, 0..1. */
export interface SentimentShares extends Readonly<Record<Sentiment, number>> {
  /** The rest: what no class is sure in. */
  readonly unsure: number;
  readonly startS: number;
}

/**
 * Sums up segments in stretches of `stepS` seconds, which stand on fixed times so that scrolling does not make them boil. A segment
 * belongs where its middle lies, and counts by its length; stretches with nothing judged are left out.
 */
export function sentimentShares(
  segments: readonly SegmentSentiment[],
  judge: Judge,
  stepS: number,
): readonly SentimentShares[] {
  const sums = new Map<number, { negative: number; neutral: number; positive: number; unsure: number }>();
  for (const { startS, endS, [judge]: judged } of segments) {
    if (!judged) continue;
    const step = Math.floor((startS + endS) / 2 / stepS);
    const sum = sums.get(step) ?? { negative: 0, neutral: 0, positive: 0, unsure: 0 };
    sum[judged.verdict.sure ? judged.verdict.sentiment : 'unsure'] += endS - startS;
    sums.set(step, sum);
  }
  return [...sums].map(([step, { negative, neutral, positive, unsure }]) => {
    const all = negative + neutral + positive + unsure;
    const shares = { negative: negative / all, neutral: neutral / all, positive: positive / all, unsure: unsure / all };
    return { startS: step * stepS, ...shares };
  });
}
