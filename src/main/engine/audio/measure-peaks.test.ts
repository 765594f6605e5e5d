import { expect, test } from 'vitest';
import { measurePeaks } from './measure-peaks.ts';

test('each bin holds the largest amplitude of its stretch, channel by channel, wherever blocks end', () => {
  const meter = measurePeaks(100, 2, 1);
  const samples = Buffer.alloc(16);
  [100, -32768, 200, 0, 0, 12_800, -25_600, 0].forEach((sample, n) => {
    samples.writeInt16LE(sample, 2 * n);
  });
  meter.add(samples.subarray(0, 5));
  meter.add(samples.subarray(5));
  expect(meter.binsPerS).toBe(50);
  expect(meter.channels()).toEqual([Uint8Array.of(1, 200), Uint8Array.of(255, 100)]);
});

test('a recording of hours has no more bins than can be drawn', () => {
  expect(measurePeaks(8000, 2, 6 * 3600).binsPerS).toBeCloseTo(30_000 / 21_600, 2);
});
