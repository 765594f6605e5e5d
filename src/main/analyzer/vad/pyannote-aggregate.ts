import type { PyannoteConfig } from './pyannote-config.ts';

/** Joins the scores of overlapping windows into one score per frame of the lane. */
export interface Aggregate {
  /** Takes the next window's scores, one per frame. */
  add(scores: Float32Array): void;
  /** One score per frame; 0 where no window has frames. `padded`: the last window was filled up with zeros. */
  finish(lengthSamples: number, padded: boolean): Float32Array;
}

/**
 * The mean over windows, weighted by a Hamming window, as pyannote.audio 3.3.2's `Inference.aggregate` computes it:
 * sums in float32, products in double.
 */
export function openAggregate(config: Pick<PyannoteConfig, 'windowSamples' | 'stepSamples' | 'frame'>): Aggregate {
  const windowS = config.windowSamples / 16_000;
  const stepS = config.stepSamples / 16_000;
  const frameStepS = config.frame.stepSamples / 16_000;
  let sums: Float32Array = new Float32Array(1024);
  let weights: Float32Array = new Float32Array(1024);
  let hamming: Float64Array = new Float64Array(0);
  let windows = 0;

  return {
    add(scores) {
      if (hamming.length !== scores.length) hamming = hammingWindow(scores.length);
      const first = Math.round((windows * stepS) / frameStepS);
      sums = withRoom(sums, first + scores.length);
      weights = withRoom(weights, first + scores.length);
      for (let frame = 0; frame < scores.length; frame++) {
        sums[first + frame] += scores[frame] * hamming[frame];
        weights[first + frame] += hamming[frame];
      }
      windows++;
    },
    finish(lengthSamples, padded) {
      if (windows === 0) return new Float32Array(0);
      const whole = Math.round((windowS + (windows - 1) * stepS) / frameStepS) + 1;
      const frames = padded ? Math.min(whole, Math.floor(lengthSamples / 16_000 / frameStepS) + 1) : whole;
      sums = withRoom(sums, frames);
      weights = withRoom(weights, frames);
      return Float32Array.from({ length: frames }, (_, frame) =>
        weights[frame] > 0 ? sums[frame] / weights[frame] : 0,
      );
    },
  };
}

/** Its least value is 0.08, so a frame with weight 0 was in no window. */
function hammingWindow(length: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => 0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (length - 1)));
}

function withRoom(values: Float32Array, length: number): Float32Array {
  if (values.length >= length) return values;
  const larger = new Float32Array(Math.max(length, 2 * values.length));
  larger.set(values);
  return larger;
}
