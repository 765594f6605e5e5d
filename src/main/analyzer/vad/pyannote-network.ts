import * as ort from 'onnxruntime-node';
import { analyzerError } from '../runtime/analyzer-error.ts';
import type { Session } from '../runtime/session.ts';
import type { PyannoteConfig } from './pyannote-config.ts';

/**
 * How a window's output becomes one score per frame. `multilabel`: the likeliest speaker's probability.
 * `powerset-hard`, what pyannote does: 1 where the likeliest set of speakers is not the empty one. `powerset-soft`:
 * the probability of that.
 */
export type SpeechScore = 'multilabel' | 'powerset-hard' | 'powerset-soft';

/** The outputs of windows, each [frames, classes] row by row. */
export interface WindowOutputs {
  readonly classes: number;
  readonly windows: readonly Float32Array[];
}

/**
 * Runs whole windows through a segmentation model: [n, 1, samples] → [n, frames, classes], whatever its tensors are
 * called. `model_output_invalid` when the output is shaped otherwise than its config says.
 */
export async function runWindows(
  session: Session,
  config: PyannoteConfig,
  windows: readonly Float32Array[],
): Promise<WindowOutputs> {
  const input = new Float32Array(windows.length * config.windowSamples);
  windows.forEach((window, index) => {
    input.set(window, index * config.windowSamples);
  });
  const tensor = new ort.Tensor('float32', input, [windows.length, 1, config.windowSamples]);
  const output = (await session.run({ [session.inputNames[0]]: tensor }))[session.outputNames[0]];
  const [count, frames, classes] = output.dims;
  if (!(output.data instanceof Float32Array) || count !== windows.length || frames !== config.framesPerWindow) {
    const found = `${output.type} [${output.dims}]`;
    throw analyzerError(
      'model_output_invalid',
      `expected float32 [${windows.length}, ${config.framesPerWindow}, classes], got ${found}`,
      'vad',
    );
  }
  const values = output.data;
  const size = frames * classes;
  return { classes, windows: windows.map((_, index) => values.subarray(index * size, (index + 1) * size)) };
}

/** One score per frame of one window's output. */
export function speechScores(output: Float32Array, classes: number, score: SpeechScore): Float32Array {
  return Float32Array.from({ length: output.length / classes }, (_, frame) => {
    const row = output.subarray(frame * classes, (frame + 1) * classes);
    if (score === 'powerset-soft') return 1 - Math.fround(Math.exp(row[0]));
    const largest = row.reduce((most, value) => Math.max(most, value));
    if (score === 'multilabel') return largest;
    return row[0] === largest ? 0 : 1;
  });
}
