import { expect, test } from 'vitest';
import { outlineOf } from './outline.ts';

test('the largest amplitude is found at every zoom', () => {
  const bins = new Uint8Array(100_000).fill(50);
  bins.fill(200, 40_000, 41_000);
  const outline = outlineOf(bins, 50);
  expect(outline.endS).toBe(2000);
  expect(outline.largest(0, 1)).toBe(0.25);
  expect(outline.largest(0, 0.001)).toBe(0.25);
  expect(outline.largest(700, 900)).toBe(1);
  expect(outline.largest(800, 800.02)).toBe(1);
  expect(outline.largest(0, 2000)).toBe(1);
});

test('a mean tells much speech from little where each stretch has some', () => {
  const bins = Uint8Array.from({ length: 64_000 }, (_, n) => (n % (n < 32_000 ? 2 : 8) === 0 ? 200 : 0));
  const outline = outlineOf(bins, 50);
  expect(outline.largest(0, 100)).toBe(1);
  expect(outline.largest(1000, 1100)).toBe(1);
  expect(outline.mean(0, 100)).toBeCloseTo(0.5, 1);
  expect(outline.mean(1000, 1100)).toBeCloseTo(0.125, 1);
});

test('one knock does not flatten the rest, and silence stays silent', () => {
  const bins = new Uint8Array(5000).fill(100);
  bins[77] = 255;
  expect(outlineOf(bins, 50).largest(50, 60)).toBe(1);
  expect(outlineOf(new Uint8Array(5000).fill(2), 50).largest(0, 100)).toBeLessThan(0.1);
  expect(outlineOf(new Uint8Array(0), 50).largest(0, 100)).toBe(0);
});
