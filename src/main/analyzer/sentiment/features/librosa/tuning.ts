import { parabolicShift } from '../yin.ts';
import type { Spectrogram } from './spectrogram.ts';

/** Peaks are looked for in here, and over this share of the frame's loudest bin. */
const LOWEST_HZ = 150;
const HIGHEST_HZ = 4000;
const LOUD_SHARE = 0.1;
/** Tunings are told apart to a hundredth of a semitone. */
const CELLS = 100;
const A0_HZ = 27.5;

/**
 * How far the spectral peaks lie from the notes of A440, in semitones −0.5 … 0.49: `librosa.estimate_tuning(S=values)`. `values`:
 * power or magnitude, whichever librosa would be handed. On speech it is quite random.
 */
export function estimateTuning({ frames, bins, binHz }: Spectrogram, values: Float64Array): number {
  const pitches: number[] = [];
  const heights: number[] = [];
  const first = Math.ceil(LOWEST_HZ / binHz);
  const end = Math.min(bins - 1, Math.ceil(HIGHEST_HZ / binHz));
  for (let t = 0; t < frames; t++) {
    const frame = t * bins;
    let loudest = 0;
    for (let bin = 0; bin < bins; bin++) loudest = Math.max(loudest, values[frame + bin]);
    const threshold = LOUD_SHARE * loudest;
    for (let bin = first; bin < end; bin++) {
      const value = values[frame + bin];
      if (!(value > threshold)) continue;
      // A neighbour under the threshold counts as nothing, which is lower too.
      const before = values[frame + bin - 1];
      const after = values[frame + bin + 1];
      if (!(value > before && value >= after)) continue;
      const shift = parabolicShift(values, frame + bin);
      pitches.push((bin + shift) * binHz);
      heights.push(value + 0.25 * (after - before) * shift);
    }
  }
  if (pitches.length === 0) return 0;
  const least = median(Float64Array.from(heights));
  return mostCommonResidual(pitches.filter((_, i) => heights[i] >= least));
}

function median(values: Float64Array): number {
  const ascending = values.sort();
  const middle = ascending.length / 2;
  return ascending.length % 2 === 1 ? ascending[Math.floor(middle)] : (ascending[middle - 1] + ascending[middle]) / 2;
}

/** The lower edge of the fullest hundredth of a semitone, the first of equals. */
function mostCommonResidual(pitchesHz: readonly number[]): number {
  const edge = (cell: number) => -0.5 + cell / CELLS;
  const counts = new Uint32Array(CELLS);
  for (const hz of pitchesHz) {
    const note = 12 * Math.log2(hz / A0_HZ);
    const above = note - Math.floor(note);
    const residual = above >= 0.5 ? above - 1 : above;
    let cell = Math.min(CELLS - 1, Math.max(0, Math.floor((residual + 0.5) * CELLS)));
    // The product may round over an edge that the residual itself does not reach.
    if (residual < edge(cell)) cell -= 1;
    else if (cell < CELLS - 1 && residual >= edge(cell + 1)) cell += 1;
    counts[cell] += 1;
  }
  return edge(counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0)));
}
