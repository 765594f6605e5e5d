import type { Span } from '../../../../shared/domain/transcript.ts';

/** The closest look, in seconds: below it, bars of the outline would be wider than words. */
export const CLOSEST_S = 6;
/** Where a turned page puts the time it was turned for, as a share of the page. */
const PAGE_MARGIN = 0.05;

/** All of a call. */
export function whole(durationS: number): Span {
  return { startS: 0, endS: durationS };
}

/** The part of the call that is looked at, moved by `byS` as far as there is call. */
export function scrolled(seen: Span, byS: number, durationS: number): Span {
  return placed(seen.startS + byS, seen.endS - seen.startS, durationS);
}

/** A closer look (`factor` below 1) or a wider one; what is at `aroundS` stays where it is. */
export function zoomed(seen: Span, factor: number, aroundS: number, durationS: number): Span {
  const lengthS = seen.endS - seen.startS;
  const nextS = Math.min(durationS, Math.max(Math.min(CLOSEST_S, durationS), lengthS * factor));
  return placed(aroundS - ((aroundS - seen.startS) / lengthS) * nextS, nextS, durationS);
}

/** The page that begins with a time. */
export function pageAt(seen: Span, timeS: number, durationS: number): Span {
  const lengthS = seen.endS - seen.startS;
  return placed(timeS - lengthS * PAGE_MARGIN, lengthS, durationS);
}

/** Whether a time is looked at. */
export function sees(seen: Span, timeS: number): boolean {
  return timeS >= seen.startS && timeS <= seen.endS;
}

function placed(startS: number, lengthS: number, durationS: number): Span {
  const from = Math.max(0, Math.min(startS, durationS - lengthS));
  return { startS: from, endS: Math.min(durationS, from + lengthS) };
}
