import { performance } from 'node:perf_hooks';
import { describe, expect, it, vi } from 'vitest';
import { encodeModel, type GraphNode, type GraphValue } from '../runtime/onnx-graph.ts';
import { createSession, type Session } from '../runtime/session.ts';
import { type SequenceGraph, sequenceGraph } from './sequence-graph.ts';
import { createRowRunner } from './sequence-runs.ts';

const PAD = 1;
const FLOAT = 1;
/** Sums of ids and of masks are written with this opset's ReduceSum. */
const OPSET = 12;

interface Shape {
  readonly type?: 'int32' | 'int64';
  readonly dims?: readonly (number | string)[];
  /** Names of more inputs. */
  readonly more?: readonly string[];
  /** Names of the outputs; the first holds the logits. */
  readonly outputs?: readonly string[];
  /** Divides by the greatest id of the batch, as int8 activations are scaled by the whole batch. */
  readonly scaled?: boolean;
}

/** A model whose two logits are the sum of a row's unmasked ids, and their count. */
async function model({ type = 'int64', dims = ['n', 't'], more = [], outputs = ['logits'], scaled }: Shape) {
  const value = (name: string): GraphValue => ({ name, type, dims });
  const op = (name: string, inputs: string[], output: string, attributes = {}): GraphNode => ({
    op: name,
    inputs,
    outputs: [output],
    attributes,
  });
  const [logits, other] = outputs;
  const nodes = [
    op('Cast', ['input_ids'], 'ids', { to: FLOAT }),
    op('Cast', ['attention_mask'], 'mask', { to: FLOAT }),
    op('Mul', ['ids', 'mask'], 'kept'),
    op('ReduceMax', ['kept'], 'greatest', { axes: [0, 1], keepdims: 1 }),
    op('ReduceSum', ['kept'], 'plain', { axes: [1], keepdims: 1 }),
    ...(scaled ? [op('Div', ['plain', 'greatest'], 'sum')] : [op('Identity', ['plain'], 'sum')]),
    op('ReduceSum', ['mask'], 'count', { axes: [1], keepdims: 1 }),
    op('Concat', ['sum', 'count'], logits, { axis: 1 }),
    ...(other ? [op('Unsqueeze', ['kept'], other, { axes: [2] })] : []),
  ];
  const graph = {
    inputs: ['input_ids', 'attention_mask', ...more].map(value),
    outputs: [
      { name: logits, type: 'float32' as const, dims: ['n', 2] },
      ...(other ? [{ name: other, type: 'float32' as const, dims: ['n', 't', 1] }] : []),
    ],
    constants: [],
    nodes,
  };
  return createSession(encodeModel(graph, OPSET), 1, 'text');
}

/** Notes the shape of every run. */
function watched(graph: SequenceGraph): SequenceGraph & { readonly runs: string[] } {
  const runs: string[] = [];
  return {
    ...graph,
    runs,
    run(rows, length) {
      runs.push(`${rows.length}×${length}`);
      return graph.run(rows, length);
    },
  };
}

const rowOf = (tokens: number) => Array.from({ length: tokens }, (_, at) => (at * 7) % 50);
const sums = (row: readonly number[]) => [row.reduce((sum, id) => sum + id, 0), row.length];
const numbers = (rows: readonly Float32Array[]) => rows.map((row) => [...row]);
const PROBES = [rowOf(3), rowOf(30)] as const;

describe('rows', () => {
  it('run together by length, padded with the pad id and masked, and come back in their order', async () => {
    const graph = watched(sequenceGraph(await model({}), PAD, 2));
    const run = await createRowRunner(graph, 100, PROBES);
    const rows = [90, 3, 17, 100, 16, 1, 97, 2].map(rowOf);
    expect(graph.runs.splice(0)).toEqual(['1×3', '2×32']);
    expect(numbers(await run(rows))).toEqual(rows.map(sums));
    expect(graph.runs.splice(0).sort()).toEqual(['1×32', '1×96', '2×100', '4×16']);
    await run(Array.from({ length: 300 }, (_, index) => rowOf(index < 200 ? 10 : 60)));
    expect(graph.runs).toEqual(['128×16', '72×16', '32×64', '32×64', '32×64', '4×64']);
    expect(await run([])).toEqual([]);
  });

  it('of a slow model run few at once, say for how long, and let the heartbeat through', async () => {
    // By this clock a token takes 20 ms: 4 s are 200 tokens.
    let ranTokens = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => 20 * ranTokens);
    const quick = sequenceGraph(await model({}), PAD, 2);
    const graph = watched({
      ...quick,
      run(rows, length) {
        ranTokens += rows.length * length;
        return quick.run(rows, length);
      },
    });
    const announced: number[] = [];
    const run = await createRowRunner(graph, 100, PROBES, (mostS) => announced.push(mostS));
    graph.runs.splice(0);
    announced.splice(0);
    let turns = 0;
    let turn = setImmediate(function again() {
      turns++;
      turn = setImmediate(again);
    });
    const rows = Array.from({ length: 7 }, () => rowOf(64));
    expect(numbers(await run(rows))).toEqual(rows.map(sums));
    clearImmediate(turn);
    clock.mockRestore();
    expect(graph.runs).toEqual(['3×64', '3×64', '1×64']);
    expect(announced.map(Math.round)).toEqual([38, 38, 13]);
    expect(turns).toBeGreaterThan(0);
  });

  it('run one by one and unpadded where they change each other', async () => {
    const graph = watched(sequenceGraph(await model({ scaled: true }), PAD, 2));
    const run = await createRowRunner(graph, 100, PROBES);
    graph.runs.splice(0);
    const rows = [20, 3, 5].map(rowOf);
    const found = numbers(await run(rows));
    expect(found).toEqual(rows.map((row) => [Math.fround(sums(row)[0] / Math.max(...row)), row.length]));
    expect(graph.runs).toEqual(['1×20', '1×3', '1×5']);
  });

  it('run one by one and padded to the length that a graph was exported for', async () => {
    const graph = watched(sequenceGraph(await model({ dims: [1, 40] }), PAD, 2));
    const run = await createRowRunner(graph, 40, PROBES);
    const rows = [20, 40].map(rowOf);
    expect(numbers(await run(rows))).toEqual(rows.map(sums));
    expect(new Set(graph.runs)).toEqual(new Set(['1×40']));
  });

  it('go in as int32, with types, out by any name beside others', async () => {
    for (const shape of [
      { type: 'int32' as const, more: ['token_type_ids'] },
      { outputs: ['output_0'] },
      { outputs: ['scores', 'hidden'] },
    ]) {
      const graph = sequenceGraph(await model(shape), PAD, 2);
      expect(numbers(await graph.run([rowOf(5)], 8))).toEqual([sums(rowOf(5))]);
    }
  });
});

describe('a graph is refused', () => {
  const refusals: [string, Shape, string][] = [
    ['that asks for what texts do not have', { more: ['pixel_values'] }, 'asks for pixel_values'],
    ['that was exported for several rows', { dims: [4, 't'] }, 'batches of 4'],
  ];
  it.each(refusals)('%s', async (_, shape, message) => {
    const session: Session = await model(shape);
    expect(() => sequenceGraph(session, PAD, 2)).toThrow(message);
  });

  it('where it gives more or fewer classes than there are labels', async () => {
    const graph = sequenceGraph(await model({}), PAD, 3);
    await expect(graph.run([rowOf(2)], 2)).rejects.toThrow('logits are 1×2, not 1×3');
  });
});
