import type { Span } from '../../../shared/domain/transcript.ts';

/** Joins spans (in order, not overlapping) where the gap between two is at most `gapS` seconds. */
export function mergeGaps(spans: readonly Span[], gapS: number): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const before = merged.at(-1);
    if (before && span.startS - before.endS <= gapS) before.endS = Math.max(before.endS, span.endS);
    else merged.push({ ...span });
  }
  return merged;
}
