import { LANE_RATE_HZ } from '../../../../../shared/units.ts';
import { TINIEST } from './shape.ts';
import type { Spectrogram } from './spectrogram.ts';

/** Semitones of an octave, from C. */
export const CHROMA = 12;
/** Bins are weighted by a bell of two octaves around the fifth. */
const CENTRE_OCTAVE = 5;
const OCTAVE_WIDTH = 2;

/**
 * Weights of a spectrum's bins for each semitone class, row by row: `librosa.filters.chroma` at its defaults. `tuning` in
 * semitones.
 */
export function chromaBank(frameSamples: number, tuning: number): Float64Array {
  const bins = frameSamples / 2 + 1;
  const a440 = 440 * 2 ** (tuning / CHROMA);
  const octaveOf = (bin: number) => Math.log2((bin * LANE_RATE_HZ) / frameSamples / (a440 / 16));
  // Bin 0 has no pitch: it is put an octave and a half under the first.
  const noteOf = (bin: number) => (bin === 0 ? CHROMA * (octaveOf(1) - 1.5) : CHROMA * octaveOf(bin));
  const bank = new Float64Array(CHROMA * bins);
  const bells = new Float64Array(CHROMA);
  for (let bin = 0; bin < bins; bin++) {
    const note = noteOf(bin);
    const width = Math.max(noteOf(bin + 1) - note, 1);
    let squares = 0;
    for (let k = 0; k < CHROMA; k++) {
      const apart = note - k + 6;
      const distance = apart - CHROMA * Math.floor(apart / CHROMA) - 6;
      bells[k] = Math.exp(-0.5 * ((2 * distance) / width) ** 2);
      squares += bells[k] * bells[k];
    }
    const weight = Math.exp(-0.5 * ((note / CHROMA - CENTRE_OCTAVE) / OCTAVE_WIDTH) ** 2) / Math.sqrt(squares);
    // Notes are counted from A, classes from C.
    for (let k = 0; k < CHROMA; k++) bank[((k + 9) % CHROMA) * bins + bin] = bells[k] * weight;
  }
  return bank;
}

/**
 * Share of each semitone class, the strongest of a frame 1, 12 values a frame: `librosa.feature.chroma_stft`. `values`: the
 * spectrogram's power, as librosa does, or its magnitude, as many scripts hand it over.
 */
export function chromaOf({ frames, bins }: Spectrogram, values: Float64Array, bank: Float64Array): Float64Array {
  const chroma = new Float64Array(frames * CHROMA);
  for (let t = 0; t < frames; t++) {
    const out = t * CHROMA;
    for (let k = 0; k < CHROMA; k += 3) weighThree(values, t * bins, bank, k * bins, bins, chroma, out + k);
    let highest = 0;
    for (let k = 0; k < CHROMA; k++) highest = Math.max(highest, chroma[out + k]);
    if (highest < TINIEST) continue;
    for (let k = 0; k < CHROMA; k++) chroma[out + k] /= highest;
  }
  return chroma;
}

/** Three weighted sums side by side, which take little longer than one: each addition waits for the one before. */
function weighThree(
  values: Float64Array,
  from: number,
  bank: Float64Array,
  row: number,
  bins: number,
  out: Float64Array,
  at: number,
): void {
  let first = 0;
  let second = 0;
  let third = 0;
  for (let bin = 0; bin < bins; bin++) {
    const value = values[from + bin];
    first += bank[row + bin] * value;
    second += bank[row + bins + bin] * value;
    third += bank[row + 2 * bins + bin] * value;
  }
  out[at] = first;
  out[at + 1] = second;
  out[at + 2] = third;
}
