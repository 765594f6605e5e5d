import { expect, test } from 'vitest';
import { backoffMs, createBreaker } from './crash-breaker.ts';
import { DEFAULT_LIMITS } from './limits.ts';

test('three lone crashes on different calls within five minutes are enough', () => {
  let now = 0;
  const breaker = createBreaker(DEFAULT_LIMITS, () => now);
  expect([breaker.crashedAlone('a'), breaker.crashedAlone('a'), breaker.crashedAlone('b')]).toEqual([
    false,
    false,
    false,
  ]);
  expect(breaker.crashedAlone('c')).toBe(true);
  now = 5 * 60_000 + 1;
  expect(breaker.crashedAlone('d')).toBe(false);
});

test('a call that comes through between them clears the count', () => {
  const breaker = createBreaker(DEFAULT_LIMITS, () => 0);
  breaker.crashedAlone('a');
  breaker.crashedAlone('b');
  breaker.succeeded();
  expect(breaker.crashedAlone('c')).toBe(false);
});

test('the wait doubles from half a second to half a minute', () => {
  expect([0, 1, 2, 3, 7, 50].map((failures) => backoffMs(failures, [500, 30_000]))).toEqual([
    0, 500, 1000, 2000, 30_000, 30_000,
  ]);
});
