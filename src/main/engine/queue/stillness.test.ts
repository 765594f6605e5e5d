import { expect, test } from 'vitest';
import { measureStillness } from './stillness.ts';

test('time adds up until something moves', () => {
  let now = 0;
  const still = measureStillness(1000, () => now);
  now = 1000;
  expect(still.tick()).toBe(1000);
  now = 2500;
  expect(still.tick()).toBe(2500);
  still.reset();
  now = 3000;
  expect(still.tick()).toBe(500);
});

test('an hour of sleep between two ticks counts as two ticks', () => {
  let now = 0;
  const still = measureStillness(1000, () => now);
  now = 3_600_000;
  expect(still.tick()).toBe(2000);
});
