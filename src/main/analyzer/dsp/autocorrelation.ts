import { createComplexFft } from './complex-fft.ts';

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
  const quarter = size / 4;
  const forth = createComplexFft(half);
  const back = createComplexFft(quarter);
  const cosine = Float64Array.from({ length: half + 1 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sine = Float64Array.from({ length: half + 1 }, (_, k) => Math.sin((2 * Math.PI * k) / size));

  return (samples, from, correlation) => {
    const { input } = forth;
    for (let i = 0; i < frameSamples; i++) input[i] = samples[from + i];
    input.fill(0, frameSamples);
    forth.run();
    let odd = fold(forth.output, cosine, sine, back.input);
    back.run();
    const z = back.output;
    const scale = 1 / size;
    correlation[0] = 2 * (z[0] + z[1]) * scale;
    correlation[1] = 2 * odd * scale;
    for (let k = 1; 2 * k < lags; k++) {
      // Bin k of the transform of the real numbers that were packed: its real part is an even lag, its imaginary part
      // the step from one odd lag to the next.
      const mirror = quarter - k;
      const evenRe = z[2 * k] + z[2 * mirror];
      const evenIm = z[2 * k + 1] - z[2 * mirror + 1];
      const oddRe = z[2 * k + 1] + z[2 * mirror + 1];
      const oddIm = z[2 * mirror] - z[2 * k];
      correlation[2 * k] = (evenRe + oddRe * cosine[2 * k] + oddIm * sine[2 * k]) * scale;
      odd -= (evenIm + oddIm * cosine[2 * k] - oddRe * sine[2 * k]) / 2;
      correlation[2 * k + 1] = 2 * odd * scale;
    }
  };
}

/**
 * From Z, the transform of a real frame packed as complex numbers, writes the numbers whose own transform holds the cosine
 * transform of the frame's power spectrum, and gives the latter's value at lag 1. Bins k and size/2 − k of the power spectrum,
 * |E + T|² and |E − T|² with E the even part of Z and T its odd part turned, are wanted as half their sum and as their difference:
 * |E|² + |T|² and 4 Re(E T*).
 */
function fold(z: Float64Array, cosine: Float64Array, sine: Float64Array, folded: Float64Array): number {
  const half = z.length / 2;
  const middle = half / 2;
  const lowest = (z[0] + z[1]) ** 2;
  const highest = (z[0] - z[1]) ** 2;
  folded[0] = (lowest + highest) / 2;
  folded[middle] = z[half] ** 2 + z[half + 1] ** 2;
  let first = (lowest - highest) / 2;
  for (let k = 1, mirror = half - 1; k < mirror; k++, mirror--) {
    // Each twice what it is.
    const evenRe = z[2 * k] + z[2 * mirror];
    const evenIm = z[2 * k + 1] - z[2 * mirror + 1];
    const oddRe = z[2 * k + 1] + z[2 * mirror + 1];
    const oddIm = z[2 * mirror] - z[2 * k];
    const turnedRe = oddRe * cosine[k] + oddIm * sine[k];
    const turnedIm = oddIm * cosine[k] - oddRe * sine[k];
    const sum = (evenRe * evenRe + evenIm * evenIm + oddRe * oddRe + oddIm * oddIm) / 4;
    const gap = evenRe * turnedRe + evenIm * turnedIm;
    const turned = gap * sine[k];
    folded[k] = sum - turned;
    folded[mirror] = sum + turned;
    first += gap * cosine[k];
  }
  return first;
}

/** The least length from `least` whose quarter `createComplexFft` takes. */
function transformSize(least: number): number {
  const plain = 2 ** Math.max(4, Math.ceil(Math.log2(least)));
  const fives = 5 * 2 ** Math.max(4, Math.ceil(Math.log2(least / 5)));
  return Math.min(plain, fives);
}
