import { powerToDb } from './mel.ts';
import { magnitudesOf, type Spectrogram } from './spectrogram.ts';

/** Bands of the contrast: up to 200 Hz, then six octaves. */
export const CONTRAST_BANDS = 7;
const FIRST_EDGE_HZ = 200;
/** Share of a band's bins that make its peak, and its valley. */
const QUANTILE = 0.02;

/**
 * How far in dB the loudest bins of each band lie over its quietest, 7 values a frame: `librosa.feature.spectral_contrast` at its
 * defaults. Peaks and valleys are each floored at 80 dB under the highest of the clip, and hold magnitudes, not powers.
 */
export function spectralContrast(spectrogram: Spectrogram): Float64Array {
  const { frames, bins, binHz } = spectrogram;
  const magnitude = magnitudesOf(spectrogram);
  const peaks = new Float64Array(frames * CONTRAST_BANDS);
  const valleys = new Float64Array(frames * CONTRAST_BANDS);
  for (let band = 0; band < CONTRAST_BANDS; band++) {
    const { from, to, count } = bandBins(band, bins, binHz);
    for (let t = 0; t < frames; t++) {
      const ascending = magnitude.slice(t * bins + from, t * bins + to).sort();
      let [low, high] = [0, 0];
      for (let i = 0; i < count; i++) {
        low += ascending[i];
        high += ascending[ascending.length - 1 - i];
      }
      valleys[t * CONTRAST_BANDS + band] = low / count;
      peaks[t * CONTRAST_BANDS + band] = high / count;
    }
  }
  const floor = powerToDb(valleys);
  return powerToDb(peaks).map((peak, i) => peak - floor[i]);
}

/** Bins `[from, to)` of a band, and how many of them make a peak: each takes one from below, and all but the last lose one. */
function bandBins(band: number, bins: number, binHz: number): { from: number; to: number; count: number } {
  const last = band === CONTRAST_BANDS - 1;
  const lowestHz = band === 0 ? 0 : FIRST_EDGE_HZ * 2 ** (band - 1);
  const from = Math.max(0, Math.ceil(lowestHz / binHz) - (band > 0 ? 1 : 0));
  const end = last ? bins : Math.min(bins, Math.floor((FIRST_EDGE_HZ * 2 ** band) / binHz) + 1);
  return { from, to: last ? end : end - 1, count: Math.max(1, roundHalfEven(QUANTILE * (end - from))) };
}

/** Rounds as numpy's `rint`: halves go to the even number. */
function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
