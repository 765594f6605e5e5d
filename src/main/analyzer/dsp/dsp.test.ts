import { describe, expect, it } from 'vitest';
import { createAutocorrelation } from './autocorrelation.ts';
import { createComplexFft } from './complex-fft.ts';
import { createPowerSpectrum } from './power-spectrum.ts';

/** Numbers without a pattern, the same each time. */
const wave = (length: number, seed: number) => Float64Array.from({ length }, (_, n) => Math.sin((n + seed) ** 2) + 0.3);

function worst(ours: ArrayLike<number>, expected: (index: number) => number): number {
  return Math.max(...Array.from(ours, (value, index) => Math.abs(value - expected(index))));
}

describe('complex transform', () => {
  it.each([4, 8, 16, 20, 40, 80, 128, 320, 640])('of %i points equals the sum it stands for', (size) => {
    const { input, output, run } = createComplexFft(size);
    const x = wave(2 * size, 1);
    for (const _ of [1, 2]) {
      input.set(x);
      run();
    }
    const bin = (index: number) => {
      const [k, imaginary] = [index >> 1, index & 1];
      let sum = 0;
      for (let n = 0; n < size; n++) {
        const angle = (-2 * Math.PI * k * n) / size;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        sum += imaginary ? x[2 * n] * s + x[2 * n + 1] * c : x[2 * n] * c - x[2 * n + 1] * s;
      }
      return sum;
    };
    expect(worst(output, bin)).toBeLessThan(1e-10);
  });

  it('refuses sizes it has no passes for', () => {
    for (const size of [2, 12, 25, 30, 100]) expect(() => createComplexFft(size)).toThrow('power of two');
  });
});

describe('power spectrum', () => {
  it('of a windowed frame inside a signal equals the sum it stands for', () => {
    const size = 32;
    const samples = wave(50, 2);
    const window = wave(size, 3);
    const power = new Float64Array(size / 2 + 1);
    createPowerSpectrum(size, { window })(samples, 7, power, 0);
    const direct = (k: number) => {
      const part = (turn: (angle: number) => number) =>
        window.reduce((sum, weight, n) => sum + weight * samples[7 + n] * turn((2 * Math.PI * k * n) / size), 0);
      return part(Math.cos) ** 2 + part(Math.sin) ** 2;
    };
    expect(worst(power, direct)).toBeLessThan(1e-11);

    const some = new Float64Array(5);
    createPowerSpectrum(size, { window, bins: { from: 3, to: 7 } })(samples, 7, some, 1);
    expect([...some]).toEqual([0, ...power.subarray(3, 7)]);
  });

  it('refuses sizes that are no power of two', () => {
    expect(() => createPowerSpectrum(400)).toThrow('not a power of two');
  });
});

describe('autocorrelation', () => {
  it.each([
    [1024, 248],
    [2048, 248],
    [64, 64],
    [30, 8],
  ])('of %i samples at %i lags equals the sum it stands for', (frameSamples, lags) => {
    const samples = wave(frameSamples + 9, 4);
    const correlation = new Float64Array(lags);
    createAutocorrelation(frameSamples, lags)(samples, 5, correlation);
    const direct = (lag: number) => {
      let sum = 0;
      for (let n = 5; n + lag < 5 + frameSamples; n++) sum += samples[n] * samples[n + lag];
      return sum;
    };
    expect(worst(correlation, direct)).toBeLessThan(1e-10);
  });
});
