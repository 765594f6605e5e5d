import type { QueueLimits } from './limits.ts';

/** Tells a few bad calls from a machine on which nothing works. */
export interface CrashBreaker {
  /** A call was alone in an analyzer that died. True: enough, stop. */
  crashedAlone(callId: string): boolean;
  /** A call came through: analyzers do work. */
  succeeded(): void;
}

/**
 * Trips on `breakerCrashes` lone crashes on different calls within `breakerWindowMs`, with nothing done between them.
 * Crashes with several calls in flight do not count: who is to blame is only known when each has run alone.
 */
export function createBreaker(limits: QueueLimits, now: () => number = () => performance.now()): CrashBreaker {
  let crashes: { callId: string; at: number }[] = [];
  return {
    crashedAlone(callId) {
      const at = now();
      crashes = crashes.filter((crash) => at - crash.at <= limits.breakerWindowMs && crash.callId !== callId);
      crashes.push({ callId, at });
      return crashes.length >= limits.breakerCrashes;
    },
    succeeded() {
      crashes = [];
    },
  };
}

/** The wait before start number `failures + 1`: the first figure doubled at each failure in a row, up to the second. */
export function backoffMs(failures: number, [first, most]: readonly [number, number]): number {
  return failures === 0 ? 0 : Math.min(most, first * 2 ** (failures - 1));
}
