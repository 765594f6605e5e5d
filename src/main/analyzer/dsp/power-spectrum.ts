import { createComplexFft } from './complex-fft.ts';

/**
 * Writes |DFT|² of the real frame that starts at `from` of `samples`, bins 0..size/2, into `power`. Both arrays belong
 * to the caller and are reused.
 */
export type PowerSpectrum = (samples: Float64Array, from: number, power: Float64Array) => void;

/**
 * Makes a power spectrum of real frames of `size` samples (a power of two, at least 8), tables computed once. Frames
 * are multiplied by `window`, if there is one. A frame is packed as size/2 complex numbers, transformed, and untangled
 * by the symmetry of a real signal's spectrum. The value returned keeps scratch space: one per user, not re-entrant.
 */
export function createPowerSpectrum(size: number, window?: Float64Array): PowerSpectrum {
  if (size < 8 || (size & (size - 1)) !== 0) throw new Error(`not a power of two from 8: ${size}`);
  const half = size / 2;
  const weights = window ?? new Float64Array(size).fill(1);
  const { input, output, run } = createComplexFft(half);
  const cosine = Float64Array.from({ length: half / 2 + 1 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sine = Float64Array.from({ length: half / 2 + 1 }, (_, k) => Math.sin((2 * Math.PI * k) / size));

  return (samples, from, power) => {
    for (let i = 0; i < size; i++) input[i] = samples[from + i] * weights[i];
    run();
    untangle(output, cosine, sine, power);
  };
}

/**
 * From Z, the transform of a real frame packed as complex numbers, to |X|²: X[k] = E[k] + e^(−2πik/size) O[k], E and O
 * its even and odd parts; bins k and size/2 − k come from the same two of Z.
 */
export function untangle(z: Float64Array, cosine: Float64Array, sine: Float64Array, power: Float64Array): void {
  const half = z.length / 2;
  power[0] = (z[0] + z[1]) ** 2;
  power[half] = (z[0] - z[1]) ** 2;
  for (let k = 1, mirror = half - 1; k <= mirror; k++, mirror--) {
    const evenRe = (z[2 * k] + z[2 * mirror]) / 2;
    const evenIm = (z[2 * k + 1] - z[2 * mirror + 1]) / 2;
    const oddRe = (z[2 * k + 1] + z[2 * mirror + 1]) / 2;
    const oddIm = (z[2 * mirror] - z[2 * k]) / 2;
    const turnedRe = oddRe * cosine[k] + oddIm * sine[k];
    const turnedIm = oddIm * cosine[k] - oddRe * sine[k];
    power[k] = (evenRe + turnedRe) ** 2 + (evenIm + turnedIm) ** 2;
    power[mirror] = (evenRe - turnedRe) ** 2 + (evenIm - turnedIm) ** 2;
  }
}
