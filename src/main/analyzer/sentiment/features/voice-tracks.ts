/** Mel bands over the telephone's band. */
export const MEL_BANDS = 26;
/** Cepstral coefficients kept. */
export const MFCC_COUNT = 13;

/**
 * What is measured of an utterance, a value for each frame of 10 ms. Nothing here changes with gain but `spokenDb` and
 * `levelDb`. Tracks marked (active) are not a number in pauses. All arrays are overwritten by the next utterance.
 */
export interface VoiceTracks {
  readonly frames: number;
  /** Mean square of the frame in dB over full scale. */
  readonly levelDb: Float64Array;
  /** The level the utterance is spoken at: the 95th percentile of `levelDb`. */
  readonly spokenDb: number;
  /** 1 where there is speech rather than a pause: within 30 dB of the spoken level. */
  readonly active: Uint8Array;
  /** How many frames are active: all of them where fewer than ten would be. */
  readonly activeFrames: number;
  /** Share of samples that change sign, 0 … 1. */
  readonly zeroCrossingRate: Float64Array;
  /** Power in the bins of the telephone's band, `BAND_BINS` values a frame. */
  readonly bandPower: Float64Array;
  /** Mel bands in dB relative to the spoken level, `MEL_BANDS` values a frame. */
  readonly logMel: Float64Array;
  /** Cepstral coefficients, `MFCC_COUNT` rows of `frames` values. */
  readonly mfcc: Float64Array;
  /** Centre of gravity of the band's power in Hz (active). */
  readonly centroidHz: Float64Array;
  /** Frequency under which 85 % of the band's power lies (active). */
  readonly rolloffHz: Float64Array;
  /** Geometric over arithmetic mean of the band's power, in dB, at most 0 (active). */
  readonly flatnessDb: Float64Array;
  /** Power under over power from 1000 Hz, in dB: falls with vocal effort (active). */
  readonly alphaRatioDb: Float64Array;
  /** Strongest bin under over strongest from 2000 Hz, in dB (active). */
  readonly hammarbergDb: Float64Array;
  /** Change of the spectrum's shape since the frame before; not a number where one of the two is a pause. */
  readonly flux: Float64Array;
  /** Pitch was looked for in each so manyth frame; others have none and count as not voiced. Recipes read 1. */
  readonly pitchEvery: number;
  /** Pitch in semitones over 100 Hz (active; it means something where voiced). */
  readonly semitones: Float64Array;
  /** How like the frame is to itself a period later, −1 … 1 (active). */
  readonly likeness: Float64Array;
  /** 1 where active and voiced. */
  readonly voiced: Uint8Array;
}
