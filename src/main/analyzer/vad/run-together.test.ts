import { expect, it } from 'vitest';
import { runTogether } from './run-together.ts';

it('runs what comes in one turn together, in order, and no more than allowed', async () => {
  const runs: number[][] = [];
  const double = runTogether(async (items: readonly number[]) => {
    runs.push([...items]);
    return items.map((item) => 2 * item);
  }, 3);
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(await double(5)).toBe(10);
  expect(runs).toEqual([[1, 2, 3], [4], [5]]);
});

it('fails the items of a run that throws and serves the next', async () => {
  const half = runTogether(async (items: readonly number[]) => {
    if (items.includes(1)) throw new Error('odd');
    return items.map((item) => item / 2);
  }, 2);
  const outcomes = await Promise.allSettled([2, 1, 4].map(half));
  expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'failed'))).toEqual([
    'failed',
    'failed',
    2,
  ]);
});
