import * as ort from 'onnxruntime-node';
import type { Session } from '../runtime/session.ts';
import { CONTEXT_SAMPLES, type LaneWindows, type SileroNetwork, STATE_SIZE, windowCount } from './silero-network.ts';
import { SILERO_WINDOW_SAMPLES } from './silero-segments.ts';
import { COSINES, FRAME, FRAMES, SINES } from './silero-sequence-model.ts';

/** Samples from one Fourier frame to the next. */
const HOP = 128;
const REFLECTED_SAMPLES = 64;

/** Runs a session of `sequenceModel`. */
export function sequenceNetwork(session: Session): SileroNetwork {
  // Kept from run to run: fresh pages for them cost more than the folding. One run at a time, as `SileroNetwork` asks.
  let evenBuffer = new Float32Array(0);
  let oddBuffer = new Float32Array(0);

  return async (lanes) => {
    const count = lanes.length;
    const steps = Math.max(...lanes.map(windowCount));
    const frames = steps * count * FRAMES;
    if (evenBuffer.length < frames * COSINES) {
      evenBuffer = new Float32Array(frames * COSINES);
      oddBuffer = new Float32Array(frames * SINES);
    }
    // Rows past the end of a shorter lane hold what an earlier run left there; the LSTM stops before them.
    const even = evenBuffer.subarray(0, frames * COSINES);
    const odd = oddBuffer.subarray(0, frames * SINES);
    const hidden = new Float32Array(count * STATE_SIZE);
    const cell = new Float32Array(count * STATE_SIZE);
    lanes.forEach((lane, row) => {
      foldLane(lane, even, odd, { first: row, stride: count });
      hidden.set(lane.memory.hidden, row * STATE_SIZE);
      cell.set(lane.memory.cell, row * STATE_SIZE);
    });
    const { probability, nextHidden, nextCell } = await session.run({
      even: new ort.Tensor('float32', even, [frames, COSINES]),
      odd: new ort.Tensor('float32', odd, [frames, SINES]),
      shape: new ort.Tensor('int64', BigInt64Array.from([steps, count, STATE_SIZE], BigInt), [3]),
      lengths: new ort.Tensor('int32', Int32Array.from(lanes, windowCount), [count]),
      hidden: new ort.Tensor('float32', hidden, [1, count, STATE_SIZE]),
      cell: new ort.Tensor('float32', cell, [1, count, STATE_SIZE]),
    });
    const values = probability.data as Float32Array;
    return lanes.map((lane, row) => {
      const state = [row * STATE_SIZE, (row + 1) * STATE_SIZE] as const;
      lane.memory.hidden.set((nextHidden.data as Float32Array).subarray(...state));
      lane.memory.cell.set((nextCell.data as Float32Array).subarray(...state));
      lane.memory.context.set(lane.samples.subarray(-CONTEXT_SAMPLES));
      return Float32Array.from({ length: windowCount(lane) }, (_, step) => values[step * count + row]);
    });
  };
}

/** Folds all windows of a lane into rows `first`, `first + stride`, … of the network's input. */
function foldLane(
  { memory, samples }: LaneWindows,
  even: Float32Array,
  odd: Float32Array,
  { first, stride }: { first: number; stride: number },
): void {
  const window = new Float32Array(CONTEXT_SAMPLES + SILERO_WINDOW_SAMPLES + REFLECTED_SAMPLES);
  const end = CONTEXT_SAMPLES + SILERO_WINDOW_SAMPLES;
  window.set(memory.context, SILERO_WINDOW_SAMPLES);
  let row = first;
  for (let at = 0; at < samples.length; at += SILERO_WINDOW_SAMPLES) {
    window.copyWithin(0, SILERO_WINDOW_SAMPLES, end);
    window.set(samples.subarray(at, at + SILERO_WINDOW_SAMPLES), CONTEXT_SAMPLES);
    for (let index = 0; index < REFLECTED_SAMPLES; index++) window[end + index] = window[end - 2 - index];
    foldWindow(window, even, odd, row * FRAMES);
    row += stride;
  }
}

/**
 * Folds each frame of a window around its middle sample m: `even` gets x[m−k] + x[m+k] for k = 127 … 1 and then x[m],
 * `odd` x[m−k] − x[m+k]. Half the work of the transform, done by 127 additions.
 */
function foldWindow(window: Float32Array, even: Float32Array, odd: Float32Array, firstFrame: number): void {
  for (let frame = 0; frame < FRAMES; frame++) {
    const start = frame * HOP;
    const toEven = (firstFrame + frame) * COSINES - 1;
    const toOdd = (firstFrame + frame) * SINES - 1;
    for (let n = 1; n < FRAME / 2; n++) {
      const left = window[start + n];
      const right = window[start + FRAME - n];
      even[toEven + n] = left + right;
      odd[toOdd + n] = left - right;
    }
    even[toEven + FRAME / 2] = window[start + FRAME / 2];
  }
}
