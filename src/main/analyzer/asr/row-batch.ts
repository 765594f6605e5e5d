import * as ort from 'onnxruntime-node';
import { analyzerError } from '../runtime/analyzer-error.ts';
import { fromHalves, toHalves } from '../runtime/half-float.ts';
import type { Session } from '../runtime/session.ts';
import { logitFrames } from './adapter-frames.ts';
import type { W2vBertRecipe } from './w2v-bert-folder.ts';

/** Features of one piece: `frames` of them are unmasked; what `values` holds beyond is not read. */
export interface FeatureRow {
  readonly values: Float32Array;
  readonly frames: number;
}

/** Logits of a batch: `t` rows of `vocabSize` per feature row; a row's own are the first `logitFrames` of them. */
export interface BatchLogits {
  readonly data: Float32Array;
  readonly t: number;
  readonly vocabSize: number;
}

/** Batches are padded to a multiple of this many frames (0.32 s), so that buffers of few sizes are allocated. */
const BUCKET_FRAMES = 16;

/**
 * Pads rows to one length with mask 0 and runs the model. Every row is followed by at least one masked frame: the
 * adapter's last convolution of a row with an odd count of frames reads the frame after it, which is zero when nothing
 * follows but not zero when padding does. With padding after every row, none depends on its batch.
 * Throws `model_output_invalid` when the logits do not have the shape that the config tells.
 */
export async function runRows(
  session: Session,
  rows: readonly FeatureRow[],
  recipe: W2vBertRecipe,
): Promise<BatchLogits> {
  const { melBands, stride, paddingValue } = recipe.features;
  const width = melBands * stride;
  const longest = Math.max(...rows.map((row) => row.frames));
  const frames = Math.ceil((longest + 1) / BUCKET_FRAMES) * BUCKET_FRAMES;
  const features = new Float32Array(rows.length * frames * width).fill(paddingValue);
  const mask = new BigInt64Array(rows.length * frames);
  for (const [index, row] of rows.entries()) {
    features.set(row.values.subarray(0, row.frames * width), index * frames * width);
    mask.fill(1n, index * frames, index * frames + row.frames);
  }
  return runPadded(session, features, mask, [rows.length, frames], recipe);
}

/** Runs the model on a batch that is padded already; `shape` is rows and frames. Throws as `runRows`. */
export async function runPadded(
  session: Session,
  features: Float32Array,
  mask: BigInt64Array,
  shape: readonly [number, number],
  recipe: W2vBertRecipe,
): Promise<BatchLogits> {
  const [rows, frames] = shape;
  const width = recipe.features.melBands * recipe.features.stride;
  const { logits } = await session.run(
    {
      input_features: featureTensor(session, features, [rows, frames, width]),
      attention_mask: new ort.Tensor('int64', mask, shape),
    },
    ['logits'],
  );
  const expected = [rows, logitFrames(frames, recipe.adapter), recipe.vocabSize];
  if (logits.dims.join() !== expected.join()) {
    throw analyzerError('model_output_invalid', `logits are ${logits.dims.join('×')}, not ${expected.join('×')}`);
  }
  return { data: floatsOf(logits), t: expected[1], vocabSize: recipe.vocabSize };
}

function featureTensor(session: Session, features: Float32Array, shape: readonly number[]): ort.Tensor {
  const input = session.inputMetadata[session.inputNames.indexOf('input_features')];
  if (input?.isTensor !== true || input.type !== 'float16') return new ort.Tensor('float32', features, shape);
  const bits = toHalves(features);
  const tensor = new ort.Tensor('float16', bits, shape);
  // Where there is a Float16Array the constructor makes one, which onnxruntime-node 1.30 then takes for empty.
  return Object.assign(tensor, { cpuData: bits });
}

function floatsOf(tensor: ort.Tensor): Float32Array {
  if (tensor.type === 'float16') return fromHalves(tensor.data as Uint16Array);
  if (tensor.type === 'float32') return tensor.data as Float32Array;
  throw analyzerError('model_output_invalid', `logits of type ${tensor.type}`);
}

/** Logits may differ by this much between a row alone and in a batch: summing in another order gives 2e-5. */
const ROUNDING = 1e-3;

/**
 * Whether a row's logits stay the same beside a louder row. They do not where weights are int8 and activations are
 * quantised by the range of the whole batch: such a model must be given its rows one at a time.
 */
export async function rowsAreIndependent(session: Session, recipe: W2vBertRecipe): Promise<boolean> {
  const row = probe(1, recipe);
  const alone = await runRows(session, [row], recipe);
  const beside = await runRows(session, [row, probe(20, recipe)], recipe);
  const own = logitFrames(row.frames, recipe.adapter) * recipe.vocabSize;
  return alone.data.subarray(0, own).every((logit, i) => Math.abs(logit - beside.data[i]) <= ROUNDING);
}

/** Uneven features of a third of a second. */
function probe(loudness: number, { features }: W2vBertRecipe): FeatureRow {
  const frames = BUCKET_FRAMES - 1;
  const values = Float32Array.from(
    { length: frames * features.melBands * features.stride },
    (_, i) => loudness * Math.sin(i * i),
  );
  return { values, frames };
}
