import * as ort from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { encodeModel } from './runtime/onnx-graph.ts';
import { createSession, onnxSeconds } from './runtime/session.ts';
import { createVadClock } from './vad-clock.ts';

it('shares the time of detection among calls by their length', async () => {
  const clock = createVadClock();
  expect(clock.shareOf(10)).toBe(0);
  const graph = {
    inputs: [{ name: 'x', type: 'float32' as const, dims: [1] }],
    outputs: [{ name: 'y', type: 'float32' as const, dims: [1] }],
    constants: [],
    nodes: [{ op: 'Neg', inputs: ['x'], outputs: ['y'] }],
  };
  const session = await createSession(encodeModel(graph, 17), 1, 'vad');
  await session.run({ x: new ort.Tensor('float32', [1], [1]) });
  clock.add(30 * 16_000);
  expect(clock.shareOf(10)).toBeGreaterThan(0);
  expect(clock.shareOf(10)).toBeCloseTo(onnxSeconds('vad') / 3, 12);
});
