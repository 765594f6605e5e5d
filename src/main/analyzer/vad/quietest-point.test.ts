import { describe, expect, it } from 'vitest';
import { quietestPoint } from './quietest-point.ts';

/** A tone of 200 Hz at 16 kHz with stretches `[from, to)` turned down to `level`. */
function toneWithPauses(seconds: number, pauses: readonly [from: number, to: number, level: number][]): Float32Array {
  return Float32Array.from({ length: seconds * 16_000 }, (_, index) => {
    const pause = pauses.find(([from, to]) => index >= from && index < to);
    return (pause ? pause[2] : 0.5) * Math.sin((2 * Math.PI * 200 * index) / 16_000);
  });
}

describe('quietestPoint', () => {
  it('stands in the middle of the only pause', () => {
    const samples = toneWithPauses(1, [[6400, 9600, 0.001]]);
    expect(quietestPoint(samples, 0, samples.length)).toBe(8000);
  });

  it('takes the quieter of two pauses', () => {
    const samples = toneWithPauses(1, [
      [1600, 4800, 0.001],
      [9600, 12_800, 0.01],
    ]);
    expect(quietestPoint(samples, 0, samples.length)).toBe(3200);
  });

  it('takes the longer of two equally quiet pauses, and the later of two equally long', () => {
    const longer: [number, number, number] = [1600, 4800, 0.001];
    const shorter: [number, number, number] = [9600, 11_200, 0.001];
    const second: [number, number, number] = [9600, 12_800, 0.001];
    expect(quietestPoint(toneWithPauses(1, [longer, shorter]), 0, 16_000)).toBe(3200);
    expect(quietestPoint(toneWithPauses(1, [longer, second]), 0, 16_000)).toBe(11_200);
  });

  it('looks nowhere outside the range', () => {
    const samples = toneWithPauses(1, [
      [1600, 4800, 0],
      [9600, 11_200, 0.05],
    ]);
    const point = quietestPoint(samples, 5000, 16_000);
    expect(point).toBeGreaterThan(9600 + 480 - 1);
    expect(point).toBeLessThan(11_200);
  });

  it('gives the middle of digital silence and of a range under 60 ms', () => {
    expect(quietestPoint(new Float32Array(16_000), 0, 16_000)).toBe(8000);
    expect(quietestPoint(new Float32Array(16_000), 100, 300)).toBe(200);
  });
});
