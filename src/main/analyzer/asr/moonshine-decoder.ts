import * as ort from 'onnxruntime-node';
import { analyzerError } from '../runtime/analyzer-error.ts';
import { readInputShapes } from '../runtime/onnx-graph.ts';
import { createSession } from '../runtime/session.ts';
import { decodingModel, rowwiseModel } from './moonshine-graph.ts';
import { loopStart } from './repetition.ts';

/** Tokens of one piece with the probability of each, 0..1. */
export interface Hypothesis {
  readonly tokens: number[];
  readonly probabilities: number[];
}

const START_TOKEN = 1n;
const END_TOKEN = 2;
/** No speech has more tokens a second (Moonshine's own limit); a decoder that runs on is in a loop. */
const TOKENS_PER_S = 6;
/** Rows that have ended are dropped from the batch when they are this share of it: moving the cache costs too. */
const ENDED_SHARE = 0.25;

interface Row {
  /** Place in the answer. */
  readonly index: number;
  readonly limit: number;
  next: bigint;
}

/**
 * Loads the merged decoder and gives back greedy decoding of a batch: frames `[b, t, hidden]` and the seconds of
 * each piece → a hypothesis per row. Throws `model_unsupported` when the model has other inputs.
 */
export async function createMoonshineDecoder(
  model: Uint8Array,
  threads: number,
): Promise<(frames: ort.Tensor, durationsS: readonly number[]) => Promise<readonly Hypothesis[]>> {
  const { layers, heads, headDim } = shapeOf(model);
  const session = await createSession(rowwiseModel(decodingModel(model, layers, headDim)), threads);
  const layerNumbers = Array.from({ length: layers }, (_, layer) => layer);
  const selfNames = layerNumbers.flatMap((layer) => [`${layer}.decoder.key`, `${layer}.decoder.value`]);
  const selfFetches = selfNames.map((name) => `present.${name}`);
  const firstFetches = [
    ...selfFetches,
    ...layerNumbers.flatMap((layer) => [`crossKeys.${layer}`, `present.${layer}.encoder.value`]),
  ];

  return async (frames, durationsS) => {
    const hypotheses = durationsS.map((): Hypothesis => ({ tokens: [], probabilities: [] }));
    let rows: Row[] = durationsS.map((seconds, index) => ({
      index,
      limit: Math.ceil(seconds * TOKENS_PER_S) + 1,
      next: START_TOKEN,
    }));
    let cache = emptyCache(rows.length);
    for (let step = 0; rows.length > 0; step++) {
      const feeds: Record<string, ort.Tensor> = {
        ...cache,
        input_ids: new ort.Tensor(
          'int64',
          BigInt64Array.from(rows, (row) => row.next),
          [rows.length, 1],
        ),
        // Only the first step looks at the frames; later ones have their keys and values.
        encoder_hidden_states:
          step === 0
            ? frames
            : new ort.Tensor('float32', new Float32Array(rows.length * frames.dims[2]), [
                rows.length,
                1,
                frames.dims[2],
              ]),
        use_cache_branch: new ort.Tensor('bool', [step > 0], [1]),
      };
      const out = await session.run(feeds, ['token', 'confidence', ...(step === 0 ? firstFetches : selfFetches)]);
      const going = take(rows, out, hypotheses);
      cache = nextCache(cache, out, step === 0);
      if (going.length > rows.length * (1 - ENDED_SHARE)) {
        // Ended rows run along; what they say is not taken.
        for (const row of rows) if (!going.includes(row)) row.next = BigInt(END_TOKEN);
        continue;
      }
      cache = keepRows(
        cache,
        going.map((row) => rows.indexOf(row)),
      );
      rows = going;
    }
    return hypotheses;
  };

  function emptyCache(count: number): Record<string, ort.Tensor> {
    const none = (dims: number[]) => new ort.Tensor('float32', new Float32Array(0), dims);
    const cache: Record<string, ort.Tensor> = {};
    for (const layer of layerNumbers) {
      for (const name of ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value'])
        cache[`past_key_values.${layer}.${name}`] = none([count, heads, 0, headDim]);
      cache[`crossKeysCached.${layer}`] = none([count, heads, headDim, 0]);
    }
    return cache;
  }

  function nextCache(
    cache: Record<string, ort.Tensor>,
    out: Record<string, ort.Tensor>,
    first: boolean,
  ): Record<string, ort.Tensor> {
    const next = { ...cache };
    for (const name of selfNames) next[`past_key_values.${name}`] = out[`present.${name}`];
    if (!first) return next;
    for (const layer of layerNumbers) {
      next[`crossKeysCached.${layer}`] = out[`crossKeys.${layer}`];
      next[`past_key_values.${layer}.encoder.value`] = out[`present.${layer}.encoder.value`];
    }
    return next;
  }
}

/** Takes this step's tokens into the hypotheses and gives back the rows that go on. */
function take(rows: readonly Row[], out: Record<string, ort.Tensor>, hypotheses: readonly Hypothesis[]): Row[] {
  const tokens = out.token.data as BigInt64Array;
  const confidences = out.confidence.data as Float32Array;
  return rows.filter((row, place) => {
    // A row that ended in an earlier step and still runs along has its end token as input.
    if (row.next === BigInt(END_TOKEN)) return false;
    if (Number.isNaN(confidences[place])) throw analyzerError('model_output_invalid', 'logits are not numbers');
    const token = Number(tokens[place]);
    const { tokens: said, probabilities } = hypotheses[row.index];
    if (token === END_TOKEN || said.length >= row.limit) return false;
    said.push(token);
    probabilities.push(confidences[place]);
    const loop = loopStart(said);
    if (loop !== null) {
      said.length = loop;
      probabilities.length = loop;
      return false;
    }
    row.next = BigInt(token);
    return true;
  });
}

/** The cache with these rows only: every tensor has one row of a batch after the other. */
function keepRows(cache: Record<string, ort.Tensor>, places: readonly number[]): Record<string, ort.Tensor> {
  return Object.fromEntries(
    Object.entries(cache).map(([name, tensor]) => {
      const [count, ...rest] = tensor.dims;
      const size = tensor.size / count;
      const from = tensor.data as Float32Array;
      const kept = new Float32Array(places.length * size);
      places.forEach((place, row) => {
        kept.set(from.subarray(place * size, (place + 1) * size), row * size);
      });
      return [name, new ort.Tensor('float32', kept, [places.length, ...rest])];
    }),
  );
}

/** Layers, attention heads and their width, read off the inputs of the model. */
function shapeOf(model: Uint8Array): { layers: number; heads: number; headDim: number } {
  const keys = [...readInputShapes(model)].filter(([name]) => /^past_key_values\.\d+\.decoder\.key$/.test(name));
  const [, heads, , headDim] = keys[0]?.[1] ?? [];
  if (!(heads > 0 && headDim > 0))
    throw analyzerError('model_unsupported', 'the decoder has no cache of keys and values with fixed heads');
  return { layers: keys.length, heads, headDim };
}
