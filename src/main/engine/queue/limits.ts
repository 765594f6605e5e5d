/** Patience and strictness of the queue. Tests shrink the times. */
export interface QueueLimits {
  /** Silence of an analyzer after which it is ended. */
  readonly heartbeatMs: number;
  /** Time an analyzer may take to start and load its models. */
  readonly openMs: number;
  /** Least time a call may stand still before its analyzer is ended. */
  readonly stallMs: number;
  /** A call may stand still for this many times its length, if that is more. */
  readonly stallPerAudio: number;
  /** Analyzer crashes a call may be part of; the one that reaches this is failed. */
  readonly maxAttempts: number;
  /** Wait before a crashed analyzer is started again: doubled from the first to the second figure. */
  readonly backoffMs: readonly [number, number];
  /** So many lone crashes on different calls within the window, and nothing done between them: stop and say so. */
  readonly breakerCrashes: number;
  readonly breakerWindowMs: number;
  /** Audio an analyzer may hold at once, in seconds; a longer call is held alone. */
  readonly audioInFlightS: number;
  /** Time cancelled calls have to end by themselves. */
  readonly cancelMs: number;
}

/** The limits of the product. */
export const DEFAULT_LIMITS: QueueLimits = {
  heartbeatMs: 30_000,
  openMs: 120_000,
  stallMs: 60_000,
  stallPerAudio: 4,
  maxAttempts: 2,
  backoffMs: [500, 30_000],
  breakerCrashes: 3,
  breakerWindowMs: 5 * 60_000,
  audioInFlightS: 600,
  cancelMs: 3_000,
};
