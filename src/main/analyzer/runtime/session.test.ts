import { performance } from 'node:perf_hooks';
import * as ort from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { encodeModel } from './onnx-graph.ts';
import { createSession, onnxSeconds } from './session.ts';

const SIZE = 400;
const MODEL = encodeModel(
  {
    inputs: [{ name: 'x', type: 'float32', dims: [SIZE, SIZE] }],
    outputs: [{ name: 'y', type: 'float32', dims: [SIZE, SIZE] }],
    constants: [],
    nodes: [
      { op: 'MatMul', inputs: ['x', 'x'], outputs: ['xx'] },
      { op: 'MatMul', inputs: ['xx', 'xx'], outputs: ['y'] },
    ],
  },
  17,
);
const x = new ort.Tensor('float32', new Float32Array(SIZE * SIZE).fill(0.01), [SIZE, SIZE]);

it('counts the time of runs asked for together once', async () => {
  const [asr, vad] = [await createSession(MODEL, 1), await createSession(MODEL, 1, 'vad')];
  await Promise.all([asr.run({ x }), vad.run({ x })]);
  const before = { all: onnxSeconds(), vad: onnxSeconds('vad'), asr: onnxSeconds('asr') };
  const start = performance.now();
  await Promise.all([asr, vad, asr, vad, asr, vad].map((session) => session.run({ x })));
  const wallS = (performance.now() - start) / 1000;
  const spent = {
    all: onnxSeconds() - before.all,
    vad: onnxSeconds('vad') - before.vad,
    asr: onnxSeconds('asr') - before.asr,
  };
  expect(spent.all).toBeLessThanOrEqual(wallS);
  expect(spent.all).toBeGreaterThan(wallS / 2);
  expect(spent.vad + spent.asr).toBeCloseTo(spent.all, 9);
});

it('gives all outputs, or those asked for', async () => {
  const session = await createSession(MODEL, 1);
  expect(Object.keys(await session.run({ x }))).toEqual(['y']);
  expect(Object.keys(await session.run({ x }, ['y']))).toEqual(['y']);
  await expect(session.run({ x }, ['z'])).rejects.toThrow();
});
