import type { Span } from '../../../shared/domain/transcript.ts';

/** Seconds heard before a place that is jumped to, and after a word that is played. */
export const AROUND_S = 1;

/** Where a walk from place to place stands: its last place, and the time the player was sent to for it. */
export interface Step {
  readonly index: number;
  /** The stretch in which the player still is at that place. */
  readonly near: Span;
}

/**
 * The next place of a walk (`by` −1: the one before): beside the last, as long as the player is still there; else the nearest that
 * begins after `timeS`, or before it. Behind the last place comes the first, and the other way round. Null: there is none.
 */
export function nextStep(places: readonly Span[], last: Step | null, timeS: number, by: 1 | -1 = 1): Step | null {
  if (places.length === 0) return null;
  const still = last !== null && timeS >= last.near.startS - 0.1 && timeS <= last.near.endS;
  const ahead =
    by === 1 ? places.findIndex(({ startS }) => startS > timeS) : places.findLastIndex(({ startS }) => startS < timeS);
  const wanted = still ? last.index + by : ahead;
  const index = wanted in places ? wanted : by === 1 ? 0 : places.length - 1;
  const { startS, endS } = places[index] ?? { startS: 0, endS: 0 };
  // A player that has stopped behind the place stands a frame or so further on.
  return { index, near: { startS: Math.max(0, startS - AROUND_S), endS: endS + AROUND_S + 0.3 } };
}
