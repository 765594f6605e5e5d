import { LANE_RATE_HZ } from '../../../../shared/units.ts';

/** Samples of a short frame, 32 ms: spectra, levels and zero crossings. */
export const FRAME_SAMPLES = 512;
/** Samples from a frame to the next, 10 ms. */
export const HOP_SAMPLES = 160;
/** Seconds from a frame to the next. */
export const HOP_S = HOP_SAMPLES / LANE_RATE_HZ;
/** Samples of a long frame, 64 ms, in which a period of 65 Hz is found: as `librosa.yin`, four of them. */
export const PITCH_FRAME_SAMPLES = 1024;
/** Zeros on either side of the signal, so that frames of both kinds are centred on their times. */
export const PADDING_SAMPLES = PITCH_FRAME_SAMPLES / 2;

/** Frames of an utterance of so many samples: one at its start and one every hop. */
export function frameCount(samples: number): number {
  return 1 + Math.floor(samples / HOP_SAMPLES);
}

/** Hz from a bin of a short frame's spectrum to the next. */
export const BIN_HZ = LANE_RATE_HZ / FRAME_SAMPLES;
/** The telephone's band. What lies outside differs from line to line and is not looked at. */
export const BAND_HZ = { lowest: 300, highest: 3400 } as const;
/** First bin of the band, 312.5 Hz. */
export const FIRST_BAND_BIN = Math.ceil(BAND_HZ.lowest / BIN_HZ);
/** Bins of the band, up to 3375 Hz. */
export const BAND_BINS = Math.floor(BAND_HZ.highest / BIN_HZ) + 1 - FIRST_BAND_BIN;

/** Powers below this count as this: −100 dB. */
export const POWER_FLOOR = 1e-10;

/** Decibels of a power, not below −100. */
export function decibels(power: number): number {
  return 10 * Math.log10(Math.max(power, POWER_FLOOR));
}
