import type { PutFeatures } from './feature-vector.ts';
import { CHROMA, chromaBank, chromaOf } from './librosa/chroma.ts';
import { createMfcc, MEL_BANDS, melBank, melSpectrogram, powerToDb } from './librosa/mel.ts';
import { createSpectrogram, LIBROSA_FRAMING, magnitudesOf } from './librosa/spectrogram.ts';
import { estimateTuning } from './librosa/tuning.ts';

const MFCC_COUNT = 40;

/**
 * Makes what puts the 180 values of `librosa-180`, which most sklearn scripts on emotion compute: means over frames of 40 MFCC, 12
 * chroma and 128 mel powers, at librosa's defaults. `chromaFrom`: what the script hands to `chroma_stft`.
 */
export function createLibrosa180(chromaFrom: 'power' | 'magnitude'): PutFeatures {
  const { frameSamples } = LIBROSA_FRAMING;
  const spectrogramOf = createSpectrogram(LIBROSA_FRAMING);
  const mels = melBank(frameSamples);
  const mfccOf = createMfcc(MFCC_COUNT);
  // A bank for each tuning that has come up, of a hundred there can be.
  const banks = new Map<number, Float64Array>();

  return ({ samples }, put) => {
    const spectrogram = spectrogramOf(samples);
    const mel = melSpectrogram(spectrogram, mels);
    // The transform is linear: that of the mean is the mean of the transforms.
    const mfcc = mfccOf(columnMeans(powerToDb(mel), MEL_BANDS));
    const values = chromaFrom === 'power' ? spectrogram.power : magnitudesOf(spectrogram);
    const tuning = estimateTuning(spectrogram, values);
    const bank = banks.get(tuning) ?? chromaBank(frameSamples, tuning);
    banks.set(tuning, bank);
    const chroma = columnMeans(chromaOf(spectrogram, values, bank), CHROMA);
    mfcc.forEach((value, i) => {
      put(`mfcc${i}_mean`, value);
    });
    chroma.forEach((value, i) => {
      put(`chroma${i}_mean`, value);
    });
    columnMeans(mel, MEL_BANDS).forEach((value, i) => {
      put(`mel${i}_mean`, value);
    });
  };
}

/** Means over the rows of a matrix of `columns` values a row. */
function columnMeans(matrix: Float64Array, columns: number): Float64Array {
  const means = new Float64Array(columns);
  const rows = matrix.length / columns;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) means[column] += matrix[row * columns + column];
  }
  return means.map((sum) => sum / rows);
}
