import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { appendToModel, encodeModel, type Graph, readFloatConstants } from './onnx-graph.ts';
import { createSession } from './session.ts';

const doubled: Graph = {
  inputs: [{ name: 'x', type: 'float32', dims: ['rows', 3] }],
  outputs: [{ name: 'y', type: 'float32', dims: ['rows', 3] }],
  constants: [{ name: 'two', dims: [1, 3], data: Float32Array.of(2, 2, 2.5) }],
  nodes: [{ op: 'Mul', inputs: ['x', 'two'], outputs: ['y'] }],
};

const x = new ort.Tensor('float32', Float32Array.of(1, 2, 3, 4, -5, 6), [2, 3]);

describe('ONNX graphs', () => {
  it('are written so that ONNX Runtime runs them', async () => {
    const session = await createSession(encodeModel(doubled, 16), 1);
    const { y } = await session.run({ x });
    expect([...y.dims, ...(y.data as Float32Array)]).toEqual([2, 3, 2, 4, 7.5, 8, -10, 15]);
  });

  it('take more nodes and outputs behind their own', async () => {
    const model = appendToModel(encodeModel(doubled, 16), {
      inputs: [],
      outputs: [{ name: 'largest', type: 'int64', dims: ['rows'] }],
      constants: [],
      nodes: [{ op: 'ArgMax', inputs: ['y'], outputs: ['largest'], attributes: { axis: -1, keepdims: 0 } }],
    });
    const session = await createSession(model, 1);
    const { largest } = await session.run({ x }, ['largest']);
    expect(largest.data).toEqual(BigInt64Array.of(2n, 2n));
  });

  it('give their constants back', () => {
    expect(readFloatConstants(encodeModel(doubled, 16)).get('two')).toEqual(doubled.constants[0]);
  });

  it('are refused when the bytes are something else', () => {
    expect(() => readFloatConstants(new TextEncoder().encode('not a model'))).toThrow('not Protocol Buffers');
  });
});
