import { LANE_RATE_HZ } from '../../../../../shared/units.ts';
import { createYin, parabolicShift, periodIndex } from '../yin.ts';
import { type Framing, librosaFrames, padded } from './spectrogram.ts';

/** Where pitch is looked for, in Hz. */
export interface PitchRange {
  readonly lowestHz: number;
  readonly highestHz: number;
}

/** Pitch in Hz of each frame, voiced or not: `librosa.yin`. */
export function yinPitch(samples: Float32Array, framing: Framing, range: PitchRange): Float64Array {
  const { frameSamples, hopSamples } = framing;
  const yin = createYin({ sampleRateHz: LANE_RATE_HZ, frameSamples, ...range });
  const signal = padded(samples, frameSamples);
  return Float64Array.from({ length: librosaFrames(samples.length, framing) }, (_, t) => {
    yin.measure(signal, t * hopSamples);
    const index = periodIndex(yin.difference);
    return LANE_RATE_HZ / (yin.shortestLag + index + parabolicShift(yin.difference, index));
  });
}
