/** Counts how long something has been still. */
export interface Stillness {
  /** It moved. */
  reset(): void;
  /** Time goes on; gives the stillness so far in milliseconds. */
  tick(): number;
}

/**
 * Measures in ticks of `tickMs`, each counted as at most two: a machine that slept, or an engine that was busy
 * itself, must not be taken for a child that hangs.
 */
export function measureStillness(tickMs: number, now: () => number = () => performance.now()): Stillness {
  let stillMs = 0;
  let last = now();
  return {
    reset() {
      stillMs = 0;
    },
    tick() {
      const at = now();
      stillMs += Math.min(at - last, 2 * tickMs);
      last = at;
      return stillMs;
    },
  };
}
