import { createLogMel, logMelFrames } from './fbank.ts';

/** The part of a folder's preprocessor_config.json that decides the features. */
export interface FeatureRecipe {
  readonly melBands: number;
  /** How many log-mel frames are stacked into one frame of the model. */
  readonly stride: number;
  /** Fills the frames after a row's end; it varies between fine-tunes. */
  readonly paddingValue: number;
}

/** What the model reads of one piece, as SeamlessM4TFeatureExtractor gives it. */
export interface InputFeatures {
  /** Stacked frames one after the other, `melBands × stride` values each; the last may be part padding. */
  readonly values: Float32Array;
  readonly frames: number;
  /** Frames that the attention mask lets through: `frames`, or one less when the last is part padding. */
  readonly unmasked: number;
}

/** Below this many samples (two log-mel frames) the variance has no meaning and the features are NaN or empty. */
export const SHORTEST_SAMPLES = 560;

/** Kept from dividing by zero, as in the original. */
const VARIANCE_FLOOR = 1e-7;

/**
 * Makes the feature extractor of a folder: log-mel, each band brought to mean 0 and variance 1 over the piece (n − 1 in
 * the variance), then stacked. Pieces must have at least `SHORTEST_SAMPLES` samples.
 */
export function createInputFeatures(recipe: FeatureRecipe): (samples: Float32Array) => InputFeatures {
  const { melBands, stride, paddingValue } = recipe;
  const logMel = createLogMel(melBands);
  return (samples) => {
    const count = logMelFrames(samples.length);
    const frames = Math.ceil(count / stride);
    // Stacking is only another way to read the same memory: no copy.
    const values = new Float32Array(frames * stride * melBands).fill(paddingValue, count * melBands);
    logMel(samples, values);
    normalise(values, count, melBands);
    // The original takes the mask of the second log-mel frame of each stack.
    return { values, frames, unmasked: Math.floor((count + stride - 2) / stride) };
  };
}

function normalise(values: Float32Array, frames: number, bands: number): void {
  const mean = new Float64Array(bands);
  const variance = new Float64Array(bands);
  const end = frames * bands;
  for (let at = 0; at < end; at += bands) for (let b = 0; b < bands; b++) mean[b] += values[at + b];
  for (let b = 0; b < bands; b++) mean[b] /= frames;
  for (let at = 0; at < end; at += bands)
    for (let b = 0; b < bands; b++) variance[b] += (values[at + b] - mean[b]) ** 2;
  const scale = variance.map((sum) => 1 / Math.sqrt(sum / (frames - 1) + VARIANCE_FLOOR));
  for (let at = 0; at < end; at += bands) {
    for (let b = 0; b < bands; b++) values[at + b] = (values[at + b] - mean[b]) * scale[b];
  }
}
