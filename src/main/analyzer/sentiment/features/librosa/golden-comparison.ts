import { type GoldenFeature, goldenClip, goldenIndex, goldenValues } from '../librosa-reference.ts';
import { chromaBank } from './chroma.ts';
import { featuresOf, GOLDEN_FRAMINGS, type GoldenSet, type Matrix } from './golden-features.ts';
import { melBank } from './mel.ts';

/* Holds the features against librosa's, for the test and the table of docs/acoustic-features.md; the app imports none of it. */

/** How near a feature has to come: largest difference, absolute or relative to the golden value. */
export interface Tolerance {
  readonly measure: 'absolute' | 'relative';
  readonly within: number;
  readonly unit: string;
}

const absolute = (within: number, unit = '') => ({ measure: 'absolute', within, unit }) as const;
const relative = (within: number) => ({ measure: 'relative', within, unit: '' }) as const;

/** What was reached, rounded up. librosa's own difference between float32 and float64 is of the same size. */
export const TOLERANCES: Readonly<Record<string, Tolerance>> = {
  melspectrogram: relative(1e-6),
  mfcc40: absolute(2e-4, 'dB'),
  mfcc13_delta: absolute(1e-4, 'dB'),
  mfcc13_delta2: absolute(1e-4, 'dB'),
  rms: absolute(1e-7),
  zero_crossing_rate: absolute(0),
  spectral_centroid: absolute(5e-4, 'Hz'),
  spectral_bandwidth: absolute(5e-4, 'Hz'),
  /** One bin: where 85 % falls on its edge, float32 and float64 part. At most 1 frame in 100. */
  spectral_rolloff: absolute(31.25, 'Hz'),
  spectral_flatness: absolute(1e-6),
  spectral_contrast: absolute(5e-6, 'dB'),
  chroma_stft_tuning0: absolute(2e-6),
  chroma_stft: absolute(2e-6),
  yin_f0: absolute(1e-2, 'Hz'),
  pyin_f0: absolute(5e-5, 'Hz'),
  pyin_voiced: absolute(0),
  pyin_voiced_prob: absolute(1e-7),
  'mel bank': absolute(1e-8),
  'chroma bank': absolute(1e-6),
};

/** How one feature compares over all clips. */
export interface Comparison {
  readonly feature: string;
  readonly set: GoldenSet;
  /** Values compared: those of the frames where the golden files have them, else means and deviations over frames. */
  readonly values: number;
  /** Largest difference, by the measure of its tolerance. */
  readonly worst: number;
  /** Values further away than 10⁻³ of themselves. */
  readonly unlike: number;
}

/** Compares everything there are golden values of. */
export function compareWithLibrosa(): readonly Comparison[] {
  const index = goldenIndex();
  const tallies = new Map<string, Comparison>();
  const add = (feature: string, set: GoldenSet, ours: ArrayLike<number>, golden: ArrayLike<number>) => {
    const key = `${feature} ${set}`;
    const tally = tallies.get(key) ?? { feature, set, values: 0, worst: 0, unlike: 0 };
    tallies.set(key, tallied(tally, ours, golden));
  };
  for (const { filter, set, shape, file } of index.filters) {
    const bank = filter === 'mel' ? denseMels(set) : chromaBank(GOLDEN_FRAMINGS[set].framing.frameSamples, 0);
    add(`${filter === 'mel' ? 'mel' : 'chroma'} bank`, set, bank, goldenValues(file, sizeOf(shape)));
  }
  for (const { clip, file } of index.clips) {
    const samples = goldenClip(file);
    for (const set of ['n2048', 'n512'] as const) {
      const ours = featuresOf(samples, set);
      for (const golden of index.features.filter((row) => row.clip === clip && row.set === set)) {
        compareOne(golden, ours[golden.feature], (mine, theirs) => add(golden.feature, set, mine, theirs));
      }
    }
  }
  return [...tallies.values()];
}

type Add = (ours: ArrayLike<number>, golden: ArrayLike<number>) => void;

function compareOne(golden: GoldenFeature, ours: Matrix | null | undefined, add: Add): void {
  if (ours === undefined) throw new Error(`no feature ${golden.feature}`);
  if (ours === null || golden.shape === undefined) {
    if (ours !== null || golden.shape !== undefined) throw new Error(`${golden.feature} of ${golden.clip}: one has it`);
    return;
  }
  const frames = golden.shape.at(-1) ?? 0;
  const rows = Array.from({ length: ours.rows }, (_, k) =>
    Float64Array.from({ length: ours.values.length / ours.rows }, (_, t) => ours.values[t * ours.rows + k]),
  );
  if (golden.file !== undefined) {
    const values = goldenValues(golden.file, sizeOf(golden.shape), golden.byteOffset);
    rows.forEach((row, k) => {
      add(row, values.subarray(k * frames, (k + 1) * frames));
    });
  }
  const means = rows.map((row) => row.reduce((sum, value) => sum + value, 0) / frames);
  if (golden.mean) add(means, golden.mean);
  const spread = (row: Float64Array, k: number) =>
    row.reduce((sum, value) => sum + (value - means[k]) ** 2, 0) / frames;
  if (golden.std) add(rows.map(spread).map(Math.sqrt), golden.std);
}

function tallied(tally: Comparison, ours: ArrayLike<number>, golden: ArrayLike<number>): Comparison {
  if (ours.length !== golden.length) throw new Error(`${tally.feature}: ${ours.length} values, not ${golden.length}`);
  let { worst, unlike } = tally;
  for (let i = 0; i < ours.length; i++) {
    if (Number.isNaN(ours[i]) && Number.isNaN(golden[i])) continue;
    const gap = Math.abs(ours[i] - golden[i]);
    const size = Math.abs(golden[i]);
    // Not a number on one side is infinitely far; a power near nothing is compared with 10⁻⁶.
    const distance = TOLERANCES[tally.feature].measure === 'relative' ? gap / (size + 1e-6) : gap;
    worst = Math.max(worst, Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance);
    if (!(gap <= 1e-3 * Math.max(size, 1))) unlike += 1;
  }
  return { ...tally, values: tally.values + ours.length, worst, unlike };
}

function denseMels(set: GoldenSet): Float64Array {
  const { frameSamples } = GOLDEN_FRAMINGS[set].framing;
  const bins = frameSamples / 2 + 1;
  const dense = new Float64Array(128 * bins);
  melBank(frameSamples).forEach(({ first, weights }, band) => {
    dense.set(weights, band * bins + first);
  });
  return dense;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
