import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeModel } from '../runtime/onnx-graph.ts';
import { messages, string } from '../runtime/protobuf.ts';
import { createSession } from '../runtime/session.ts';
import { decodingModel, rowwiseModel } from './moonshine-graph.ts';
import { moonshineTiny, sampleTurns } from './sample-turns.ts';

const LAYERS = 6;
const HEADS = 8;
const HEAD_DIM = 36;

const files = moonshineTiny();
const [{ samples }] = sampleTurns();

async function framesOf(model: Uint8Array): Promise<ort.Tensor> {
  const encoder = await createSession(model, 1);
  const input = new ort.Tensor('float32', samples, [1, samples.length]);
  return (await encoder.run({ input_values: input })).last_hidden_state;
}

/** Root of the mean square of the difference, as a share of the mean square of `b`. */
function relativeError(a: Float32Array, b: Float32Array): number {
  const difference = a.reduce((sum, value, at) => sum + (value - b[at]) ** 2, 0);
  return Math.sqrt(difference / b.reduce((sum, value) => sum + value ** 2, 0));
}

function opsOf(model: Uint8Array): ReadonlySet<string> {
  const ops = new Set<string>();
  const walk = (graph: Uint8Array) => {
    for (const node of messages(graph, 1)) {
      ops.add(string(messages(node, 4)[0]));
      for (const attribute of messages(node, 5)) for (const branch of messages(attribute, 6)) walk(branch);
    }
  };
  for (const graph of messages(model, 7)) walk(graph);
  return ops;
}

describe('the graphs, row by row', () => {
  it.each(['encoder', 'decoder'] as const)('have no product left in the %s that a whole batch scales', (file) => {
    const ops = opsOf(rowwiseModel(readFileSync(files[file])));
    expect(ops.has('MatMulNBits')).toBe(true);
    expect(ops.has('DynamicQuantizeLinear')).toBe(false);
    expect(ops.has('MatMulInteger')).toBe(false);
  });

  it('hear what the published encoder hears, but for its rounding', async () => {
    const published = readFileSync(files.encoder);
    const [ours, theirs] = [await framesOf(rowwiseModel(published)), await framesOf(published)];
    expect(ours.dims).toEqual(theirs.dims);
    expect(relativeError(ours.data as Float32Array, theirs.data as Float32Array)).toBeLessThan(0.2);
  });

  it('leave a model without such products as it is', () => {
    const plain = encodeModel(
      {
        inputs: [{ name: 'x', type: 'float32', dims: ['n'] }],
        outputs: [{ name: 'y', type: 'float32', dims: ['n'] }],
        constants: [],
        nodes: [{ op: 'Neg', inputs: ['x'], outputs: ['y'] }],
      },
      17,
    );
    expect([...opsOf(rowwiseModel(plain))]).toEqual(['Neg']);
  });
});

describe('the decoder with its own token', () => {
  let frames: ort.Tensor;
  beforeAll(async () => {
    frames = await framesOf(rowwiseModel(readFileSync(files.encoder)));
  });

  function feeds(token: bigint, cache: Readonly<Record<string, ort.Tensor>> | null): Record<string, ort.Tensor> {
    const none = new ort.Tensor('float32', new Float32Array(0), [1, HEADS, 0, HEAD_DIM]);
    const past = Array.from({ length: LAYERS }, (_, layer) =>
      ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value'].map((name) => `${layer}.${name}`),
    ).flat();
    return {
      input_ids: new ort.Tensor('int64', [token], [1, 1]),
      encoder_hidden_states: frames,
      use_cache_branch: new ort.Tensor('bool', [cache !== null], [1]),
      ...Object.fromEntries(past.map((name) => [`past_key_values.${name}`, cache?.[`present.${name}`] ?? none])),
    };
  }

  function crossKeys(first: Readonly<Record<string, ort.Tensor>> | null): Record<string, ort.Tensor> {
    const none = new ort.Tensor('float32', new Float32Array(0), [1, HEADS, HEAD_DIM, 0]);
    return Object.fromEntries(
      Array.from({ length: LAYERS }, (_, layer) => [`crossKeysCached.${layer}`, first?.[`crossKeys.${layer}`] ?? none]),
    );
  }

  function expectSame(ours: Record<string, ort.Tensor>, plain: Record<string, ort.Tensor>): bigint {
    const logits = plain.logits.data as Float32Array;
    expect(relativeError(ours.logits.data as Float32Array, logits)).toBeLessThan(1e-3);
    const own = ours.logits.data as Float32Array;
    const best = own.indexOf(own.reduce((most, logit) => Math.max(most, logit)));
    expect(ours.token.data).toEqual(BigInt64Array.of(BigInt(best)));
    const posterior = 1 / own.reduce((sum, logit) => sum + Math.exp(logit - own[best]), 0);
    expect((ours.confidence.data as Float32Array)[0]).toBeCloseTo(posterior, 5);
    expect([ours.token.dims, ours.confidence.dims]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    return BigInt(best);
  }

  it('says the likeliest token and its probability, with and without a cache, as the plain graph does', async () => {
    const rowwise = rowwiseModel(readFileSync(files.decoder));
    const plain = await createSession(rowwise, 1);
    const ours = await createSession(decodingModel(rowwise, LAYERS, HEAD_DIM), 1);
    const plainFirst = await plain.run(feeds(1n, null));
    const oursFirst = await ours.run({ ...feeds(1n, null), ...crossKeys(null) });
    const token = expectSame(oursFirst, plainFirst);
    const plainSecond = await plain.run(feeds(token, plainFirst));
    const oursSecond = await ours.run({ ...feeds(token, oursFirst), ...crossKeys(oursFirst) });
    expectSame(oursSecond, plainSecond);
  });
});
