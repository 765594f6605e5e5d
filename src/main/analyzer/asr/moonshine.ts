import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-node';
import { LANE_RATE_HZ } from '../../../shared/units.ts';
import { analyzerError } from '../runtime/analyzer-error.ts';
import { createSession } from '../runtime/session.ts';
import { createMoonshineDecoder } from './moonshine-decoder.ts';
import { rowwiseModel } from './moonshine-graph.ts';
import { loadDetokenizer } from './moonshine-tokens.ts';
import type { Recognizer } from './recognizer.ts';
import { wordsOfTokens } from './token-words.ts';

/** Files of a Moonshine model; without a tokenizer its tokens are those of Llama. */
export interface MoonshineFiles {
  readonly encoder: string;
  readonly decoder: string;
  readonly tokenizer?: string | undefined;
}

/** Accuracy falls beyond: the models were trained on pieces of a few seconds (figures in docs/recognition.md). */
const BEST_PIECE_S = 12;

/** Without it half as many words again are lost or misheard (figures in docs/recognition.md). */
const CONTEXT_S = 0.4;

/**
 * Lengths that pieces are padded to with zeros, in seconds. The encoder has no mask and normalises over the whole
 * length, so a piece's text depends on it: with fixed steps it depends on the piece alone.
 */
const BUCKETS_S = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 20, 25, 30, 40, 60, 90];

/**
 * ONNX Runtime sums a batch of one in another order than larger ones. It is a matter of 1e-6, but the rounding to int8
 * of the next layers makes one of 0.8 of it, and other words: a piece that is alone runs beside silence.
 */
const LEAST_ROWS = 2;

/** A piece this short has no frame in the encoder. */
const SHORTEST_SAMPLES = LANE_RATE_HZ / 10;

/**
 * Loads a Moonshine model in Hugging Face's ONNX layout (encoder and merged decoder). Throws what ONNX Runtime
 * throws, and `model_unsupported` when inputs or tokenizer are of another kind.
 */
export async function createMoonshine(files: MoonshineFiles, threads: number): Promise<Recognizer> {
  const encoder = await createSession(rowwiseModel(await readFile(files.encoder)), threads);
  if (!encoder.inputNames.includes('input_values'))
    throw analyzerError('model_unsupported', `no input input_values; the encoder has ${encoder.inputNames.join(', ')}`);
  if (!encoder.outputNames.includes('last_hidden_state'))
    throw analyzerError('model_unsupported', `no output last_hidden_state but ${encoder.outputNames.join(', ')}`);
  const decoder = await createMoonshineDecoder(await readFile(files.decoder), threads);
  const detokenize = await loadDetokenizer(files.tokenizer);

  async function encode(pieces: readonly Float32Array[], bucket: number): Promise<ort.Tensor> {
    const rows = Math.max(pieces.length, LEAST_ROWS);
    const input = new Float32Array(rows * bucket);
    pieces.forEach((piece, row) => {
      input.set(piece, row * bucket);
    });
    const feeds: Record<string, ort.Tensor> = {
      input_values: new ort.Tensor('float32', input, [rows, bucket]),
    };
    // Exported with a mask by newer tools: padding is then told apart, and still part of the bucket.
    if (encoder.inputNames.includes('attention_mask')) {
      const mask = new BigInt64Array(input.length);
      for (const [row, piece] of pieces.entries()) mask.fill(1n, row * bucket, row * bucket + piece.length);
      mask.fill(1n, pieces.length * bucket);
      feeds.attention_mask = new ort.Tensor('int64', mask, [rows, bucket]);
    }
    return firstRows((await encoder.run(feeds, ['last_hidden_state'])).last_hidden_state, pieces.length);
  }

  function bucketOf(samples: number): number {
    const seconds = samples / LANE_RATE_HZ;
    return Math.ceil((BUCKETS_S.find((bucket) => bucket >= seconds) ?? Math.ceil(seconds / 30) * 30) * LANE_RATE_HZ);
  }

  return {
    wordTiming: 'interpolated',
    bestPieceS: BEST_PIECE_S,
    contextS: CONTEXT_S,
    bucketOf,
    async recognize(pieces) {
      const readable = pieces.filter((piece) => piece.length >= SHORTEST_SAMPLES);
      if (readable.length === 0) return pieces.map(() => ({ rawText: '', words: [] }));
      const bucket = Math.max(...readable.map((piece) => bucketOf(piece.length)));
      const frames = await encode(readable, bucket);
      const hypotheses = await decoder(
        frames,
        readable.map((piece) => piece.length / LANE_RATE_HZ),
      );
      let next = 0;
      return pieces.map((piece) => {
        const hypothesis = piece.length >= SHORTEST_SAMPLES ? hypotheses[next++] : undefined;
        if (!hypothesis) return { rawText: '', words: [] };
        return {
          rawText: detokenize(hypothesis.tokens),
          words: wordsOfTokens(hypothesis, detokenize, piece.length / LANE_RATE_HZ),
        };
      });
    },
  };
}

function firstRows(tensor: ort.Tensor, count: number): ort.Tensor {
  const [rows, ...rest] = tensor.dims;
  if (rows === count) return tensor;
  const data = (tensor.data as Float32Array).slice(0, (tensor.size / rows) * count);
  return new ort.Tensor('float32', data, [count, ...rest]);
}
