const FIRST_MS = 1_000;
const LONGEST_MS = 20_000;

/**
 * How long to wait before the next try after `tries` that failed, in milliseconds: exponential with full jitter, which spreads
 * out callers that were turned away together. Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function backoffMs(tries: number, random: () => number = Math.random): number {
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries - 1));
}

/** `Retry-After` in milliseconds from now: seconds or a date (RFC 9110, 10.2.3); at most a minute. 0: none that can be read. */
export function retryAfterMs(header: string | undefined, nowMs: number): number {
  if (header === undefined) return 0;
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) ? Math.min(60_000, Math.max(0, ms)) : 0;
}
