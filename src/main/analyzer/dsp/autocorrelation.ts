import { createComplexFft } from './complex-fft.ts';
import { untangle } from './power-spectrum.ts';

/**
 * Writes r[τ] = Σ x[n] x[n+τ] over the frame that starts at `from` of `samples` into `correlation`, one value for each
 * lag from 0. Both arrays belong to the caller and are reused.
 */
export type Autocorrelation = (samples: Float64Array, from: number, correlation: Float64Array) => void;

/**
 * Makes an autocorrelation of frames of `frameSamples` (even) at the lags below `lags` (even, at most frameSamples). It is
 * the inverse transform of the power spectrum of the frame followed by zeros, just enough of them that no wanted lag
 * is folded onto another. A power spectrum is real and even, so the way back is a cosine transform, done by a transform
 * of a quarter of the length (Press et al., Numerical Recipes, `cosft1`). Keeps scratch space: not re-entrant.
 */
export function createAutocorrelation(frameSamples: number, lags: number): Autocorrelation {
  const size = transformSize(frameSamples + lags - 1);
  const half = size / 2;
  const forth = createComplexFft(half);
  const back = createComplexFft(half / 2);
  const power = new Float64Array(half + 1);
  const cosine = Float64Array.from({ length: half + 1 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sine = Float64Array.from({ length: half + 1 }, (_, k) => Math.sin((2 * Math.PI * k) / size));

  return (samples, from, correlation) => {
    const { input } = forth;
    for (let i = 0; i < frameSamples; i++) input[i] = samples[from + i];
    input.fill(0, frameSamples);
    forth.run();
    untangle(forth.output, cosine, sine, power);

    const first = fold(power, cosine, sine, back.input);
    back.run();
    const z = back.output;
    const scale = 2 / size;
    let odd = first;
    correlation[0] = (z[0] + z[1]) * scale;
    correlation[1] = odd * scale;
    for (let k = 1; 2 * k < lags; k++) {
      // Bin k of the transform of the real numbers that were packed: its real part is an even lag, its imaginary part
      // the step from one odd lag to the next.
      const mirror = half / 2 - k;
      const evenRe = (z[2 * k] + z[2 * mirror]) / 2;
      const evenIm = (z[2 * k + 1] - z[2 * mirror + 1]) / 2;
      const oddRe = (z[2 * k + 1] + z[2 * mirror + 1]) / 2;
      const oddIm = (z[2 * mirror] - z[2 * k]) / 2;
      correlation[2 * k] = (evenRe + oddRe * cosine[2 * k] + oddIm * sine[2 * k]) * scale;
      odd -= evenIm + oddIm * cosine[2 * k] - oddRe * sine[2 * k];
      correlation[2 * k + 1] = odd * scale;
    }
  };
}

/** Writes the numbers whose transform holds the cosine transform of `power`; gives the latter's value at lag 1. */
function fold(power: Float64Array, cosine: Float64Array, sine: Float64Array, folded: Float64Array): number {
  const last = power.length - 1;
  const middle = last / 2;
  folded[0] = (power[0] + power[last]) / 2;
  folded[middle] = power[middle];
  let first = (power[0] - power[last]) / 2;
  for (let j = 1, mirror = last - 1; j < mirror; j++, mirror--) {
    const sum = (power[j] + power[mirror]) / 2;
    const gap = power[j] - power[mirror];
    const turned = gap * sine[j];
    folded[j] = sum - turned;
    folded[mirror] = sum + turned;
    first += gap * cosine[j];
  }
  return first;
}

/** The least length from `least` whose quarter `createComplexFft` takes. */
function transformSize(least: number): number {
  const plain = 2 ** Math.max(4, Math.ceil(Math.log2(least)));
  const fives = 5 * 2 ** Math.max(4, Math.ceil(Math.log2(least / 5)));
  return Math.min(plain, fives);
}
