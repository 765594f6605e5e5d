import { createComplexFft } from './complex-fft.ts';

/**
 * Writes |DFT|² of the real frame that starts at `from` of `samples` into `power` from its index `at` on. Both arrays belong
 * to the caller and are reused.
 */
export type PowerSpectrum = (samples: Float64Array, from: number, power: Float64Array, at: number) => void;

/** What is left out of a power spectrum costs nothing. */
export interface PowerSpectrumOptions {
  /** Frames are multiplied by this; all ones when left out. */
  readonly window?: Float64Array;
  /** Bins `[from, to)` to write; 0..size/2 when left out. */
  readonly bins?: { readonly from: number; readonly to: number };
}

/**
 * Makes a power spectrum of real frames of `size` samples (a power of two, at least 8), tables computed once. A frame is
 * packed as size/2 complex numbers, transformed, and untangled by the symmetry of a real signal's spectrum: from Z, the transform
 * of the packed frame, X[k] = E[k] + e^(−2πik/size) O[k], where E and O are the even and odd parts of Z. The value returned
 * keeps scratch space: one per user, not re-entrant.
 */
export function createPowerSpectrum(size: number, options: PowerSpectrumOptions = {}): PowerSpectrum {
  if (size < 8 || (size & (size - 1)) !== 0) throw new Error(`not a power of two from 8: ${size}`);
  const half = size / 2;
  const { window = new Float64Array(size).fill(1), bins = { from: 0, to: half + 1 } } = options;
  const { input, output: z, run } = createComplexFft(half);
  const cosine = Float64Array.from({ length: half + 1 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sine = Float64Array.from({ length: half + 1 }, (_, k) => Math.sin((2 * Math.PI * k) / size));

  return (samples, from, power, at) => {
    for (let i = 0; i < size; i++) input[i] = samples[from + i] * window[i];
    run();
    for (let k = bins.from, out = at; k < bins.to; k++, out++) {
      const own = 2 * (k & (half - 1));
      const mirror = 2 * ((half - k) & (half - 1));
      const evenRe = z[own] + z[mirror];
      const evenIm = z[own + 1] - z[mirror + 1];
      const oddRe = z[own + 1] + z[mirror + 1];
      const oddIm = z[mirror] - z[own];
      const re = evenRe + oddRe * cosine[k] + oddIm * sine[k];
      const im = evenIm + oddIm * cosine[k] - oddRe * sine[k];
      power[out] = (re * re + im * im) / 4;
    }
  };
}
