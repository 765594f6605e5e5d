import { magnitudesOf, type Spectrogram } from './spectrogram.ts';

/** Sums smaller than this are silence, and are divided by 1 instead: the least normal float32, as librosa has it. */
export const TINIEST = 1.1754943508222875e-38;
const AMIN = 1e-10;

/** What the shape of each frame's spectrum is, a value a frame. */
export interface SpectralShape {
  /** Hz, weighted by magnitude: `librosa.feature.spectral_centroid`. */
  readonly centroid: Float64Array;
  /** Hz: `spectral_bandwidth` with p = 2. */
  readonly bandwidth: Float64Array;
  /** Hz of the first bin under which 85 % of the magnitude lies: `spectral_rolloff`. */
  readonly rolloff: Float64Array;
  /** Geometric over arithmetic mean of power, 0 … 1: `spectral_flatness`. */
  readonly flatness: Float64Array;
}

/** Describes every frame. */
export function spectralShape(spectrogram: Spectrogram): SpectralShape {
  const { frames, bins, binHz, power } = spectrogram;
  const magnitude = magnitudesOf(spectrogram);
  const track = () => new Float64Array(frames);
  const shape = { centroid: track(), bandwidth: track(), rolloff: track(), flatness: track() };
  for (let t = 0; t < frames; t++) {
    const from = t * bins;
    let total = 0;
    let weighted = 0;
    let logarithms = 0;
    let floored = 0;
    for (let bin = 0; bin < bins; bin++) {
      total += magnitude[from + bin];
      weighted += bin * binHz * magnitude[from + bin];
      const energy = Math.max(power[from + bin], AMIN);
      logarithms += Math.log(energy);
      floored += energy;
    }
    const divisor = total < TINIEST ? 1 : total;
    const centroid = weighted / divisor;
    let spread = 0;
    for (let bin = 0; bin < bins; bin++) spread += magnitude[from + bin] * (bin * binHz - centroid) ** 2;
    shape.centroid[t] = centroid;
    shape.bandwidth[t] = Math.sqrt(spread / divisor);
    shape.rolloff[t] = binHz * binBelow(magnitude, from, bins, 0.85 * total);
    shape.flatness[t] = Math.exp(logarithms / bins) / (floored / bins);
  }
  return shape;
}

function binBelow(magnitude: Float64Array, from: number, bins: number, share: number): number {
  let running = 0;
  for (let bin = 0; bin < bins; bin++) {
    running += magnitude[from + bin];
    if (running >= share) return bin;
  }
  return bins - 1;
}
