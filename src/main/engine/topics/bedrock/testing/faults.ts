/** What can go wrong with a request, and how often: shares of all requests, together at most 1. */
export const FAULTS = [
  /** HTTP 429. */
  'throttled',
  /** HTTP 503. */
  'unavailable',
  /** No answer ever. */
  'hang',
  /** No answer beyond the middle of the body. */
  'stall',
  /** A body of two megabytes. */
  'flood',
  /** The connection ends in the middle of the body. */
  'cut',
  /** HTTP 200 with something that is not JSON. */
  'bad_json',
  /** HTTP 403. */
  'denied',
  /** HTTP 400. */
  'rejected',
  /** HTTP 404. */
  'unknown_model',
  /** A topic that is not of the list. */
  'off_list',
  /** Text instead of the tool. */
  'no_tool',
] as const;
/** See `FAULTS`. */
export type Fault = (typeof FAULTS)[number];
/** See `FAULTS`. */
export type FaultShares = Readonly<Partial<Record<Fault, number>>>;

/** The faults of the acceptance of topics by Bedrock. */
export const ACCEPTANCE_FAULTS: FaultShares = {
  throttled: 0.3,
  unavailable: 0.05,
  hang: 0.02,
  cut: 0.02,
  bad_json: 0.02,
  denied: 0.01,
};

/** Draws a fault for each request, the same ones for the same seed. */
export function createFaultDraw(shares: FaultShares, seed: number): () => Fault | null {
  let state = seed >>> 0;
  return () => {
    let drawn = random();
    for (const fault of FAULTS) {
      drawn -= shares[fault] ?? 0;
      if (drawn < 0) return fault;
    }
    return null;
  };

  // mulberry32, public domain.
  function random(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
}
