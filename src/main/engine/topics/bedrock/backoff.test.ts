import { expect, test } from 'vitest';
import { backoffMs, retryAfterMs } from './backoff.ts';

test('waits double up to 20 s, and chance takes any part of them', () => {
  expect([1, 2, 3, 10].map((tries) => backoffMs(tries, () => 1))).toEqual([1_000, 2_000, 4_000, 20_000]);
  expect(backoffMs(3, () => 0)).toBe(0);
});

test.each([
  ['2', 2_000],
  ['0.5', 500],
  ['Mon, 23 Nov 2026 06:00:10 GMT', 10_000],
  ['Mon, 23 Nov 2026 05:00:00 GMT', 0],
  ['86400', 60_000],
  ['soon', 0],
  [undefined, 0],
])('Retry-After %s is %d ms', (header, ms) => {
  expect(retryAfterMs(header, Date.parse('2026-11-23T06:00:00Z'))).toBe(ms);
});
