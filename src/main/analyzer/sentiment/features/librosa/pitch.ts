import { LANE_RATE_HZ } from '../../../../../shared/units.ts';
import { createYin, parabolicShift, periodIndex, type Yin } from '../yin.ts';
import { periodCandidates } from './pyin-candidates.ts';
import { likeliestPath } from './pyin-path.ts';
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

/** Pitch that also says where there is none. A value a frame. */
export interface VoicedPitch {
  /** Hz on a grid of a tenth of a semitone from `lowestHz`; not a number where unvoiced. */
  readonly f0: Float64Array;
  /** How likely the frame is to be voiced, seen alone. */
  readonly voicedProbability: Float64Array;
}

const BINS_PER_OCTAVE = 120;
const MOST_OCTAVES_PER_S = 35.92;
const SWITCHING = 0.01;

/** Pitch and voicing of each frame by the likeliest path through YIN's candidates: `librosa.pyin` at its defaults. */
export function pyinPitch(samples: Float32Array, framing: Framing, range: PitchRange): VoicedPitch {
  const { frameSamples, hopSamples } = framing;
  const yin = createYin({ sampleRateHz: LANE_RATE_HZ, frameSamples, ...range });
  const signal = padded(samples, frameSamples);
  const bins = Math.floor(BINS_PER_OCTAVE * Math.log2(range.highestHz / range.lowestHz)) + 1;
  const frames = librosaFrames(samples.length, framing);
  const voicedProbability = new Float64Array(frames);
  const observed = Array.from({ length: frames }, (_, t) => {
    yin.measure(signal, t * hopSamples);
    const states = observedPitches(yin, range, bins);
    const voiced = states.reduce((sum, probability) => sum + probability, 0);
    voicedProbability[t] = Math.min(1, Math.max(0, voiced));
    return states.fill((1 - voicedProbability[t]) / bins, bins);
  });
  const semitones = Math.round((MOST_OCTAVES_PER_S * 12 * hopSamples) / LANE_RATE_HZ);
  const reach = (semitones * BINS_PER_OCTAVE) / 12 / 2;
  const path = likeliestPath(observed, { bins, reach, switching: SWITCHING });
  const f0 = Float64Array.from(path, (state) =>
    state < bins ? range.lowestHz * 2 ** (state / BINS_PER_OCTAVE) : Number.NaN,
  );
  return { f0, voicedProbability };
}

/** Probabilities of the voiced states of the frame that was measured last; those of the unvoiced ones are left 0. */
function observedPitches({ difference, shortestLag }: Yin, { lowestHz }: PitchRange, bins: number): Float64Array {
  const { indices, probabilities } = periodCandidates(difference);
  const states = new Float64Array(2 * bins);
  indices.forEach((index, trough) => {
    if (probabilities[trough] === 0) return;
    const hz = LANE_RATE_HZ / (shortestLag + index + parabolicShift(difference, index));
    const bin = Math.round(BINS_PER_OCTAVE * Math.log2(hz / lowestHz));
    // Of two candidates in one bin librosa keeps the longer period, which comes later; one above the range it loses.
    if (bin < bins) states[Math.max(0, bin)] = probabilities[trough];
  });
  return states;
}
