import { LANE_RATE_HZ } from '../../../shared/units.ts';
import { analyzerError } from '../runtime/analyzer-error.ts';
import { createSession, type Session } from '../runtime/session.ts';
import { logitFrames } from './adapter-frames.ts';
import { decodeCtc, greedyPath } from './ctc-decode.ts';
import { createInputFeatures, SHORTEST_SAMPLES } from './input-features.ts';
import type { PieceText, Recognizer } from './recognizer.ts';
import { type BatchLogits, type FeatureRow, rowsAreIndependent, runRows } from './row-batch.ts';
import { readW2vBertRecipe, type W2vBertFiles, type W2vBertRecipe } from './w2v-bert-folder.ts';

/** The pieces these models are used with in v1; longer ones cost memory with the square of their length. */
const BEST_PIECE_S = 25;
/** The first and last sounds of a word often lie outside what the detector calls speech. */
const CONTEXT_S = 0.1;
/** Padding is masked, so buckets only bound how much of it is computed: at most two seconds a piece. */
const BUCKET_SAMPLES = 2 * LANE_RATE_HZ;
const NO_TEXT: PieceText = { rawText: '', words: [] };

/**
 * Loads a Wav2Vec2-BERT CTC model: float32, float16 or int8 weights, float32 or float16 inputs and outputs, with or
 * without adapter. Throws what ONNX Runtime throws, what `readW2vBertRecipe` throws, or `model_unsupported` when the
 * ONNX file has other inputs. `recognize` throws `model_output_invalid` when logits are not numbers or not of the shape
 * that the config tells; pieces under `SHORTEST_SAMPLES` (35 ms) have no text and do not reach the model.
 */
export async function createW2vBertCtc(files: W2vBertFiles, threads: number): Promise<Recognizer> {
  const recipe = await readW2vBertRecipe(files);
  const session = await createSession(files.model, threads);
  checkInputs(session);
  const inputFeatures = createInputFeatures(recipe.features);
  const together = await rowsAreIndependent(session, recipe);

  function rowOf(piece: Float32Array): FeatureRow | null {
    if (piece.length < SHORTEST_SAMPLES) return null;
    const { values, unmasked } = inputFeatures(piece);
    return { values, frames: unmasked };
  }

  async function read(rows: readonly FeatureRow[]): Promise<PieceText[]> {
    const logits = await runRows(session, rows, recipe);
    return rows.map((row, index) => textOf(logits, index, row.frames, recipe));
  }

  async function readOneByOne(rows: readonly FeatureRow[]): Promise<PieceText[]> {
    const texts: PieceText[] = [];
    for (const row of rows) texts.push(...(await read([row])));
    return texts;
  }

  return {
    wordTiming: 'aligned',
    bestPieceS: BEST_PIECE_S,
    contextS: CONTEXT_S,
    bucketOf: (samples) => Math.ceil(samples / BUCKET_SAMPLES) * BUCKET_SAMPLES,
    async recognize(pieces) {
      const rows = pieces.map(rowOf);
      const readable = rows.filter((row) => row !== null);
      const texts = together && readable.length > 0 ? await read(readable) : await readOneByOne(readable);
      let next = 0;
      return rows.map((row) => (row === null ? NO_TEXT : texts[next++]));
    },
  };
}

function checkInputs(session: Session): void {
  for (const name of ['input_features', 'attention_mask']) {
    if (session.inputNames.includes(name)) continue;
    throw analyzerError('model_unsupported', `no input ${name}; the model has ${session.inputNames.join(', ')}`);
  }
}

function textOf(logits: BatchLogits, row: number, frames: number, recipe: W2vBertRecipe): PieceText {
  const { data, t, vocabSize } = logits;
  const path = greedyPath(data, row * t * vocabSize, logitFrames(frames, recipe.adapter), vocabSize);
  if (path.probabilities.some(Number.isNaN)) {
    throw analyzerError('model_output_invalid', 'logits hold values that are not numbers');
  }
  return decodeCtc(path, recipe.alphabet, recipe.secondsPerFrame);
}
