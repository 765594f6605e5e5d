import * as ort from 'onnxruntime-node';
import type { Session } from '../runtime/session.ts';
import { SILERO_WINDOW_SAMPLES } from './silero-segments.ts';

/** Samples of the window before that the network sees in front of each window. */
export const CONTEXT_SAMPLES = 64;

/** Width of the network's recurrent state. */
export const STATE_SIZE = 128;

/** What a lane carries from one window to the next. Zeros at its start. */
export interface LaneMemory {
  readonly context: Float32Array;
  readonly hidden: Float32Array;
  readonly cell: Float32Array;
}

/** The memory of a lane of which nothing was heard yet. */
export function emptyMemory(): LaneMemory {
  return {
    context: new Float32Array(CONTEXT_SAMPLES),
    hidden: new Float32Array(STATE_SIZE),
    cell: new Float32Array(STATE_SIZE),
  };
}

/** Whole windows (a multiple of 512 samples, at least one) of one lane, and its memory, which a run writes anew. */
export interface LaneWindows {
  readonly memory: LaneMemory;
  readonly samples: Float32Array;
}

/**
 * Runs the network over several lanes at once: for each lane one probability of speech per window, in order. Await
 * before the next run.
 */
export type SileroNetwork = (lanes: readonly LaneWindows[]) => Promise<Float32Array[]>;

/** How many windows a lane brings. */
export function windowCount(lane: LaneWindows): number {
  return lane.samples.length / SILERO_WINDOW_SAMPLES;
}

/**
 * The network as it is published, one window of every lane a run: `input` [b, 64 + 512], `state` [2, b, 128], `sr`
 * → `output` [b, 1], `stateN` [2, b, 128].
 */
export function plainNetwork(session: Session): SileroNetwork {
  const rate = new ort.Tensor('int64', BigInt64Array.of(16_000n), []);

  async function step(lanes: readonly LaneWindows[], window: number): Promise<Float32Array> {
    const count = lanes.length;
    const width = CONTEXT_SAMPLES + SILERO_WINDOW_SAMPLES;
    const input = new Float32Array(count * width);
    const state = new Float32Array(2 * count * STATE_SIZE);
    lanes.forEach(({ memory, samples }, row) => {
      const here = samples.subarray(window * SILERO_WINDOW_SAMPLES, (window + 1) * SILERO_WINDOW_SAMPLES);
      input.set(memory.context, row * width);
      input.set(here, row * width + CONTEXT_SAMPLES);
      state.set(memory.hidden, row * STATE_SIZE);
      state.set(memory.cell, (count + row) * STATE_SIZE);
      memory.context.set(here.subarray(-CONTEXT_SAMPLES));
    });
    const { output, stateN } = await session.run({
      input: new ort.Tensor('float32', input, [count, width]),
      state: new ort.Tensor('float32', state, [2, count, STATE_SIZE]),
      sr: rate,
    });
    const next = stateN.data as Float32Array;
    lanes.forEach(({ memory }, row) => {
      memory.hidden.set(next.subarray(row * STATE_SIZE, (row + 1) * STATE_SIZE));
      memory.cell.set(next.subarray((count + row) * STATE_SIZE, (count + row + 1) * STATE_SIZE));
    });
    return output.data as Float32Array;
  }

  return async (lanes) => {
    const probabilities = lanes.map((lane) => new Float32Array(windowCount(lane)));
    const longest = Math.max(...lanes.map(windowCount));
    for (let window = 0; window < longest; window++) {
      const rows = lanes.flatMap((lane, index) => (window < windowCount(lane) ? [index] : []));
      const output = await step(
        rows.map((index) => lanes[index]),
        window,
      );
      rows.forEach((index, row) => {
        probabilities[index][window] = output[row];
      });
    }
    return probabilities;
  };
}
