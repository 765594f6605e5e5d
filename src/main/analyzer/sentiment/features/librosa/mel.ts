import { LANE_RATE_HZ } from '../../../../../shared/units.ts';
import { cosineRows } from '../../../dsp/cosine-transform.ts';
import { type MelFilter, slaneyMelFilters } from '../../../dsp/mel-filters.ts';
import type { Spectrogram } from './spectrogram.ts';

/** Mel bands, librosa's default. */
export const MEL_BANDS = 128;
const AMIN = 1e-10;
const TOP_DB = 80;

/** librosa's default bank: 128 bands from 0 to 8000 Hz. */
export function melBank(frameSamples: number): readonly MelFilter[] {
  const range = { lowestHz: 0, highestHz: LANE_RATE_HZ / 2 };
  return slaneyMelFilters({ sampleRateHz: LANE_RATE_HZ, fftSize: frameSamples, bands: MEL_BANDS, ...range });
}

/** Power in each band, one row of bands a frame: `librosa.feature.melspectrogram`. */
export function melSpectrogram({ frames, bins, power }: Spectrogram, bank: readonly MelFilter[]): Float64Array {
  const mel = new Float64Array(frames * bank.length);
  for (let t = 0; t < frames; t++) {
    for (let band = 0; band < bank.length; band++) {
      const { first, weights } = bank[band];
      const from = t * bins + first;
      let energy = 0;
      for (let i = 0; i < weights.length; i++) energy += weights[i] * power[from + i];
      mel[t * bank.length + band] = energy;
    }
  }
  return mel;
}

/**
 * Decibels over 1, none lower than 80 under the highest of all: `librosa.power_to_db` at its defaults. The floor hangs on the
 * whole clip, so a frame's value does too.
 */
export function powerToDb(power: Float64Array): Float64Array {
  const db = new Float64Array(power.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < db.length; i++) {
    db[i] = 10 * Math.log10(Math.max(power[i], AMIN));
    highest = Math.max(highest, db[i]);
  }
  const floor = highest - TOP_DB;
  for (let i = 0; i < db.length; i++) db[i] = Math.max(db[i], floor);
  return db;
}

/** Makes the first `count` cepstral coefficients of rows of mel bands in dB, a row a frame: `librosa.feature.mfcc`. */
export function createMfcc(count: number): (melDb: Float64Array) => Float64Array {
  const rows = cosineRows(count, MEL_BANDS);
  return (melDb) => {
    const frames = melDb.length / MEL_BANDS;
    const mfcc = new Float64Array(frames * count);
    for (let t = 0; t < frames; t++) {
      for (let k = 0; k < count; k++) {
        let sum = 0;
        for (let n = 0; n < MEL_BANDS; n++) sum += rows[k * MEL_BANDS + n] * melDb[t * MEL_BANDS + n];
        mfcc[t * count + k] = sum;
      }
    }
    return mfcc;
  };
}
