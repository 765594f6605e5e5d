import { expect, test } from 'vitest';
import { GUARD_START, type GuardState, guardMemory } from './memory-guard.ts';

/** Levels while the memory in use goes through `shares` of the limit, one every ten seconds. */
function levels(shares: readonly number[]): string[] {
  let state: GuardState = GUARD_START;
  return shares.map((share, index) => {
    state = guardMemory(state, share * 1000, 1000, index * 10_000);
    return state.level;
  });
}

test('batches shrink first, then intake waits, and both come back step by step', () => {
  expect(levels([0.5, 1.1, 1.1, 1.1, 0.9, 0.5, 0.5, 0.5])).toEqual([
    'free',
    'small_batches',
    'paused',
    'paused',
    'paused',
    'small_batches',
    'free',
    'free',
  ]);
});

test('a step is given time to show', () => {
  const first = guardMemory(GUARD_START, 2000, 1000, 0);
  expect(guardMemory(first, 2000, 1000, 4_999)).toBe(first);
  expect(guardMemory(first, 2000, 1000, 5_000).level).toBe('paused');
});
