import { type Framing, librosaFrames, padded } from './spectrogram.ts';

/** Root of the mean square of each frame: `librosa.feature.rms(y=…)`. */
export function rootMeanSquare(samples: Float32Array, framing: Framing): Float64Array {
  const { frameSamples, hopSamples } = framing;
  const signal = padded(samples, frameSamples);
  return Float64Array.from({ length: librosaFrames(samples.length, framing) }, (_, t) => {
    let sum = 0;
    for (let i = t * hopSamples; i < t * hopSamples + frameSamples; i++) sum += signal[i] * signal[i];
    return Math.sqrt(sum / frameSamples);
  });
}

/** Samples nearer to 0 than this are 0, and 0 is positive. */
const SIGNLESS = 1e-10;

/**
 * Share of samples of each frame that have another sign than the one before: `librosa.feature.zero_crossing_rate`. Here alone
 * the ends are repeated, not zero, and a frame's first sample never counts.
 */
export function zeroCrossingRate(samples: Float32Array, framing: Framing): Float64Array {
  const { frameSamples, hopSamples } = framing;
  return Float64Array.from({ length: librosaFrames(samples.length, framing) }, (_, t) => {
    const start = t * hopSamples - frameSamples / 2;
    let crossings = 0;
    for (let n = Math.max(start, 0) + 1; n < Math.min(start + frameSamples, samples.length); n++) {
      if (samples[n] < -SIGNLESS !== samples[n - 1] < -SIGNLESS) crossings += 1;
    }
    return crossings / frameSamples;
  });
}
