import { LANE_RATE_HZ } from '../../../../../shared/units.ts';
import { createPowerSpectrum } from '../../../dsp/power-spectrum.ts';

/** A power spectrogram as `librosa.stft` frames it. */
export interface Spectrogram {
  readonly frames: number;
  readonly bins: number;
  /** Hz from a bin to the next; the first is 0 Hz. */
  readonly binHz: number;
  /** `bins` values a frame, frame after frame. */
  readonly power: Float64Array;
}

/** The roots of a spectrogram's powers: what librosa calls `S=np.abs(librosa.stft(y))`. */
export function magnitudesOf({ power }: Spectrogram): Float64Array {
  const magnitude = new Float64Array(power.length);
  for (let i = 0; i < power.length; i++) magnitude[i] = Math.sqrt(power[i]);
  return magnitude;
}

/** How librosa cuts a signal into frames. */
export interface Framing {
  /** Samples of a frame; a power of two. */
  readonly frameSamples: number;
  readonly hopSamples: number;
}

/** librosa's defaults. */
export const LIBROSA_FRAMING: Framing = { frameSamples: 2048, hopSamples: 512 };

/** Frames of a signal: centred on its start and every hop after it. */
export function librosaFrames(samples: number, { hopSamples }: Framing): number {
  return 1 + Math.floor(samples / hopSamples);
}

/** The samples with half a frame of zeros on either side, as librosa centres frames since 0.9; older ones reflected the ends. */
export function padded(samples: Float32Array, frameSamples: number): Float64Array {
  const signal = new Float64Array(samples.length + frameSamples);
  signal.set(samples, frameSamples / 2);
  return signal;
}

/**
 * Makes what turns 16 kHz samples into a spectrogram, periodic Hann, tables computed once. What it gives is overwritten by the next one.
 */
export function createSpectrogram(framing: Framing): (samples: Float32Array) => Spectrogram {
  const { frameSamples, hopSamples } = framing;
  const bins = frameSamples / 2 + 1;
  const window = Float64Array.from(
    { length: frameSamples },
    (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / frameSamples),
  );
  const spectrum = createPowerSpectrum(frameSamples, { window });
  let power = new Float64Array(0);

  return (samples) => {
    const frames = librosaFrames(samples.length, framing);
    if (power.length < frames * bins) power = new Float64Array(frames * bins);
    const signal = padded(samples, frameSamples);
    for (let t = 0; t < frames; t++) {
      spectrum(signal, t * hopSamples, power, t * bins);
    }
    return { frames, bins, binHz: LANE_RATE_HZ / frameSamples, power: power.subarray(0, frames * bins) };
  };
}
