import { chromaBank, chromaOf } from './chroma.ts';
import { spectralContrast } from './contrast.ts';
import { delta } from './delta.ts';
import { rootMeanSquare, zeroCrossingRate } from './energy.ts';
import { createMfcc, melBank, melSpectrogram, powerToDb } from './mel.ts';
import { pyinPitch, yinPitch } from './pitch.ts';
import { spectralShape } from './shape.ts';
import { createSpectrogram, type Framing } from './spectrogram.ts';
import { estimateTuning } from './tuning.ts';

/* Every feature under the name the golden files have for it; the app imports none of it. */

/** The framings there are golden files for. */
export type GoldenSet = 'n2048' | 'n512';

/** See `GoldenSet`; pitch of the short frames is looked for in longer ones. */
export const GOLDEN_FRAMINGS: Readonly<Record<GoldenSet, { framing: Framing; pitchFraming: Framing }>> = {
  n2048: {
    framing: { frameSamples: 2048, hopSamples: 512 },
    pitchFraming: { frameSamples: 2048, hopSamples: 512 },
  },
  n512: {
    framing: { frameSamples: 512, hopSamples: 160 },
    pitchFraming: { frameSamples: 1024, hopSamples: 160 },
  },
};

/** `rows` values a frame, frame after frame. */
export interface Matrix {
  readonly rows: number;
  readonly values: Float64Array;
}

const PITCH = { lowestHz: 65, highestHz: 500 };
const MFCC = 40;
const DELTA_MFCC = 13;

/** The features of a clip; null where librosa raises an error. */
export function featuresOf(samples: Float32Array, set: GoldenSet): Readonly<Record<string, Matrix | null>> {
  const { framing, pitchFraming } = GOLDEN_FRAMINGS[set];
  const spectrogram = createSpectrogram(framing)(samples);
  const { power } = spectrogram;
  const mel = melSpectrogram(spectrogram, melBank(framing.frameSamples));
  const mfcc = createMfcc(MFCC)(powerToDb(mel));
  const shape = spectralShape(spectrogram);
  const chroma = (tuning: number) => chromaOf(spectrogram, power, chromaBank(framing.frameSamples, tuning));
  const pyin = pyinPitch(samples, pitchFraming, PITCH);
  return {
    melspectrogram: { rows: 128, values: mel },
    mfcc40: { rows: MFCC, values: mfcc },
    mfcc13_delta: deltasOf(mfcc, 1),
    mfcc13_delta2: deltasOf(mfcc, 2),
    rms: track(rootMeanSquare(samples, framing)),
    zero_crossing_rate: track(zeroCrossingRate(samples, framing)),
    spectral_centroid: track(shape.centroid),
    spectral_bandwidth: track(shape.bandwidth),
    spectral_rolloff: track(shape.rolloff),
    spectral_flatness: track(shape.flatness),
    spectral_contrast: { rows: 7, values: spectralContrast(spectrogram) },
    chroma_stft_tuning0: { rows: 12, values: chroma(0) },
    chroma_stft: { rows: 12, values: chroma(estimateTuning(spectrogram, power)) },
    yin_f0: track(yinPitch(samples, pitchFraming, PITCH)),
    pyin_f0: track(pyin.f0),
    pyin_voiced: track(pyin.f0.map((hz) => (Number.isNaN(hz) ? 0 : 1))),
    pyin_voiced_prob: track(pyin.voicedProbability),
  };
}

function track(values: Float64Array): Matrix {
  return { rows: 1, values };
}

function deltasOf(mfcc: Float64Array, order: 1 | 2): Matrix | null {
  const frames = mfcc.length / MFCC;
  const values = new Float64Array(frames * DELTA_MFCC);
  try {
    for (let k = 0; k < DELTA_MFCC; k++) {
      const row = Float64Array.from({ length: frames }, (_, t) => mfcc[t * MFCC + k]);
      delta(row, order).forEach((value, t) => {
        values[t * DELTA_MFCC + k] = value;
      });
    }
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return { rows: DELTA_MFCC, values };
}
