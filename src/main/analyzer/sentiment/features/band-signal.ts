import { type Biquad, filterThrough } from '../../dsp/biquads.ts';
import { PADDING_SAMPLES } from './frame-grid.ts';

/** An utterance made ready: both signals have `PADDING_SAMPLES` zeros on either side. Overwritten by the next one. */
export interface BandSignal {
  readonly samples: number;
  /** The telephone's band of it. */
  readonly band: Float64Array;
  /** Its rectified band, smoothed: the telephone cuts the fundamental away, and this has its period again. */
  readonly envelope: Float64Array;
}

/** Butterworth band-pass 300–3400 Hz at 16 kHz, `scipy.signal.butter(4, [300, 3400], "bandpass", fs=16000, output="sos")`. */
const BAND: readonly [Biquad, Biquad, Biquad, Biquad] = [
  [0.04213264620447594, 0.08426529240895188, 0.04213264620447594, -0.39112790241252204, 0.09087590988960496],
  [1, 2, 1, -0.3770506584528211, 0.5109041566523097],
  [1, -2, 1, -1.769041649621499, 0.7853120861143953],
  [1, -2, 1, -1.9093502950980377, 0.9231429208679337],
];
/** Butterworth band-pass 50–900 Hz at 16 kHz, `butter(2, [50, 900], …)`. */
const ENVELOPE: readonly [Biquad, Biquad] = [
  [0.022406153826642666, 0.04481230765328533, 0.022406153826642666, -1.5492566467306945, 0.6411348741883379],
  [1, -2, 1, -1.9725601056961832, 0.9729812378262779],
];

/** Makes what turns 16 kHz samples into their `BandSignal`, in memory that is used again. */
export function createBandSignal(): (samples: Float32Array) => BandSignal {
  let band = new Float64Array(0);
  let envelope = new Float64Array(0);

  return (samples) => {
    const length = samples.length;
    const padded = length + 2 * PADDING_SAMPLES;
    if (band.length < padded) {
      band = new Float64Array(padded);
      envelope = new Float64Array(padded);
    }
    let sum = 0;
    for (let i = 0; i < length; i++) sum += samples[i];
    const mean = length === 0 ? 0 : sum / length;
    const y = band.subarray(PADDING_SAMPLES, PADDING_SAMPLES + length);
    for (let i = 0; i < length; i++) y[i] = samples[i] - mean;
    filterThrough(y, length, [BAND[0], BAND[1]]);
    filterThrough(y, length, [BAND[2], BAND[3]]);
    const e = envelope.subarray(PADDING_SAMPLES, PADDING_SAMPLES + length);
    for (let i = 0; i < length; i++) e[i] = Math.abs(y[i]);
    filterThrough(e, length, ENVELOPE);
    // What a longer utterance left behind the end.
    band.fill(0, PADDING_SAMPLES + length, padded);
    envelope.fill(0, PADDING_SAMPLES + length, padded);
    return { samples: length, band, envelope };
  };
}
