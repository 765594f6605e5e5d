import { readFile } from 'node:fs/promises';
import { samplesToS } from '../../../shared/units.ts';
import { analyzerError } from '../runtime/analyzer-error.ts';
import { createSession } from '../runtime/session.ts';
import { type BinarizeRules, binarize, type FrameTimes } from './binarize.ts';
import type { LaneDetector, VoiceActivityDetector } from './detector.ts';
import { openAggregate } from './pyannote-aggregate.ts';
import { type PyannoteConfig, pyannoteConfigSchema } from './pyannote-config.ts';
import { runWindows, speechScores } from './pyannote-network.ts';
import { runTogether } from './run-together.ts';

/** Windows in one run. More were slower: what a window leaves behind no longer fits the processor's caches. */
const WINDOWS_PER_RUN = 4;

/**
 * Loads a pyannote segmentation model with its config.json for any number of lanes at once; segments are those of
 * pyannote.audio 3.3.2's `VoiceActivityDetection`. Throws `model_unsupported` when the config is not one,
 * and what ONNX Runtime throws.
 */
export async function createPyannote(
  modelPath: string,
  configPath: string,
  threads: number,
): Promise<VoiceActivityDetector> {
  const config = await readPyannoteConfig(configPath);
  const session = await createSession(modelPath, threads, 'vad');
  const score = config.kind === 'multilabel' ? 'multilabel' : 'powerset-hard';
  const run = runTogether(async (windows: readonly Float32Array[]) => {
    const outputs = await runWindows(session, config, windows);
    return outputs.windows.map((output) => speechScores(output, outputs.classes, score));
  }, WINDOWS_PER_RUN);
  return {
    openLane: () => {
      const scores = openScores(run, config);
      return detectorOf(scores, frameTimes(config), binarizeRules(config));
    },
  };
}

/** Reads a config.json. Throws `model_unsupported` with what is wrong in it. */
export async function readPyannoteConfig(configPath: string): Promise<PyannoteConfig> {
  const parsed = pyannoteConfigSchema.safeParse(parseJson(await readFile(configPath, 'utf8')));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0];
  throw analyzerError('model_unsupported', `${configPath}: ${path.join('.') || 'whole file'}: ${message}`, 'vad');
}

/** Undefined when the text is not JSON: the schema then says what was expected. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Times of the model's frames. */
export function frameTimes({ frame }: PyannoteConfig): FrameTimes {
  return { stepS: samplesToS(frame.stepSamples), durationS: samplesToS(frame.durationSamples) };
}

function binarizeRules({ hyperparameters }: PyannoteConfig): BinarizeRules {
  return {
    onset: hyperparameters.onset,
    offset: hyperparameters.offset,
    minDurationOnS: hyperparameters.min_duration_on,
    minDurationOffS: hyperparameters.min_duration_off,
  };
}

/** The scores of one lane, computed as its samples arrive. */
export interface LaneScores {
  push(samples: Float32Array): Promise<void>;
  /** One score per frame, and the lane's length. */
  finish(): Promise<{ readonly scores: Float32Array; readonly lengthSamples: number }>;
}

/** Cuts a lane into windows for `run` (window → a score per frame) and joins the scores. Keeps under one window. */
export function openScores(run: (window: Float32Array) => Promise<Float32Array>, config: PyannoteConfig): LaneScores {
  const { windowSamples, stepSamples } = config;
  const aggregate = openAggregate(config);
  /** Samples from the start of the next window on. */
  let rest = new Float32Array(0);
  let lengthSamples = 0;

  async function take(windows: readonly Float32Array[]): Promise<void> {
    for (const scores of await Promise.all(windows.map(run))) aggregate.add(scores);
  }

  return {
    async push(samples) {
      lengthSamples += samples.length;
      const all = new Float32Array(rest.length + samples.length);
      all.set(rest);
      all.set(samples, rest.length);
      const windows: Float32Array[] = [];
      let start = 0;
      for (; start + windowSamples <= all.length; start += stepSamples) {
        windows.push(all.subarray(start, start + windowSamples));
      }
      rest = all.slice(start);
      await take(windows);
    },
    async finish() {
      // What the last whole window did not reach; a lane that fitted its windows exactly has nothing of it.
      const padded = lengthSamples > 0 && (lengthSamples < windowSamples || rest.length > windowSamples - stepSamples);
      if (padded) {
        const last = new Float32Array(windowSamples);
        last.set(rest);
        await take([last]);
      }
      return { scores: aggregate.finish(lengthSamples, padded), lengthSamples };
    },
  };
}

function detectorOf(lane: LaneScores, frames: FrameTimes, rules: BinarizeRules): LaneDetector {
  return {
    push: (samples) => lane.push(samples),
    async finish() {
      const { scores, lengthSamples } = await lane.finish();
      const lengthS = samplesToS(lengthSamples);
      // The middle of the last frame can lie past the last sample.
      return binarize(scores, frames, rules)
        .map(({ startS, endS }) => ({ startS, endS: Math.min(endS, lengthS) }))
        .filter(({ startS, endS }) => startS < endS);
    },
  };
}
