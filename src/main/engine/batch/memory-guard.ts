/** How far memory has been reined in. */
export interface GuardState {
  readonly level: 'free' | 'small_batches' | 'paused';
  /** When the level last changed, in ms of a monotonic clock. */
  readonly changedAtMs: number;
}

/** The start: nothing reined in. */
export const GUARD_START: GuardState = { level: 'free', changedAtMs: Number.NEGATIVE_INFINITY };

/** Time a step needs to show before the next one is taken. */
const DWELL_MS = 5_000;
/** A step is taken back only well below the limit, so that it does not flutter. */
const RESTORE_SHARE = 0.85;

/**
 * The next step: above the limit first smaller recogniser batches, then no new calls; well below it, one step back.
 * Work never stops altogether: a paused pool still runs one call at a time.
 */
export function guardMemory(state: GuardState, rssBytes: number, limitBytes: number, nowMs: number): GuardState {
  if (nowMs - state.changedAtMs < DWELL_MS) return state;
  if (rssBytes > limitBytes) {
    if (state.level === 'paused') return state;
    return { level: state.level === 'free' ? 'small_batches' : 'paused', changedAtMs: nowMs };
  }
  if (state.level === 'free' || rssBytes > limitBytes * RESTORE_SHARE) return state;
  return { level: state.level === 'paused' ? 'small_batches' : 'free', changedAtMs: nowMs };
}
