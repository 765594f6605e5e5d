import { LANE_RATE_HZ } from '../../../shared/units.ts';
import { createPowerSpectrum } from '../dsp/power-spectrum.ts';

/*
 * Kaldi's log-mel filter bank as SeamlessM4TFeatureExtractor of Hugging Face transformers sets it up: frames of 25 ms
 * every 10 ms, none over the edges, mean removed, pre-emphasis, Povey window, power spectrum of 512 points, triangles
 * that are straight on the mel scale, natural logarithm. Computed in float64, given as float32.
 */
const FRAME_SAMPLES = 400;
/** Samples from one log-mel frame to the next. */
export const HOP_SAMPLES = 160;
const FFT_SIZE = 512;
const PREEMPHASIS = 0.97;
const LOWEST_HZ = 20;
/** Kaldi counts in 16-bit steps. */
const SCALE = 32_768;
/** Float32's epsilon, Kaldi's floor of the mel energies: digital silence is its logarithm, −15.942385. */
const MEL_FLOOR = 1.192092955078125e-7;

/** How many log-mel frames `samples` give: whole frames only. */
export function logMelFrames(samples: number): number {
  return samples < FRAME_SAMPLES ? 0 : 1 + Math.floor((samples - FRAME_SAMPLES) / HOP_SAMPLES);
}

/** Writes the log-mel frames of 16 kHz samples in ±1 into `out`, frame by frame, `bands` values each. */
export type LogMel = (samples: Float32Array, out: Float32Array) => void;

/** Makes the filter bank, tables computed once. `out` must hold at least `logMelFrames(samples) × bands` values. */
export function createLogMel(bands: number): LogMel {
  const window = poveyWindow();
  const filters = melFilters(bands);
  const spectrum = createPowerSpectrum(FFT_SIZE);
  const frame = new Float64Array(FFT_SIZE); // the zeros after FRAME_SAMPLES stay
  const power = new Float64Array(FFT_SIZE / 2 + 1);

  return (samples, out) => {
    const frames = logMelFrames(samples.length);
    for (let t = 0; t < frames; t++) {
      windowed(samples, t * HOP_SAMPLES, window, frame);
      spectrum(frame, 0, power, 0);
      for (let band = 0; band < bands; band++) {
        const { first, weights } = filters[band];
        let energy = 0;
        for (let i = 0; i < weights.length; i++) energy += weights[i] * power[first + i];
        out[t * bands + band] = Math.log(Math.max(energy, MEL_FLOOR));
      }
    }
  };
}

function windowed(samples: Float32Array, start: number, window: Float64Array, frame: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < FRAME_SAMPLES; i++) sum += samples[start + i];
  const mean = sum / FRAME_SAMPLES;
  let previous = samples[start] - mean; // Kaldi takes the sample before the frame to be like its first
  for (let i = 0; i < FRAME_SAMPLES; i++) {
    const centred = samples[start + i] - mean;
    frame[i] = (centred - PREEMPHASIS * previous) * window[i];
    previous = centred;
  }
}

/** Hann's window to the power 0.85, symmetric, with the 16-bit scale in it. */
function poveyWindow(): Float64Array {
  return Float64Array.from({ length: FRAME_SAMPLES }, (_, i) => {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (FRAME_SAMPLES - 1));
    return hann ** 0.85 * SCALE;
  });
}

/** A triangle over the bins of the power spectrum, without its zeros. */
interface MelFilter {
  readonly first: number;
  readonly weights: Float64Array;
}

function melFilters(bands: number): MelFilter[] {
  const mel = (hz: number) => 1127 * Math.log(1 + hz / 700);
  const lowest = mel(LOWEST_HZ);
  const width = (mel(LANE_RATE_HZ / 2) - lowest) / (bands + 1);
  return Array.from({ length: bands }, (_, band) => {
    const centre = lowest + (band + 1) * width;
    const triangle = Array.from({ length: FFT_SIZE / 2 + 1 }, (_, bin) =>
      Math.max(0, 1 - Math.abs(mel((bin * LANE_RATE_HZ) / FFT_SIZE) - centre) / width),
    );
    const first = triangle.findIndex((weight) => weight > 0);
    const end = triangle.findLastIndex((weight) => weight > 0) + 1;
    return { first: Math.max(0, first), weights: Float64Array.from(triangle.slice(Math.max(0, first), end)) };
  });
}
