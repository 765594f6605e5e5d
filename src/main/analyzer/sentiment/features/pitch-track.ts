import { LANE_RATE_HZ } from '../../../../shared/units.ts';
import type { BandSignal } from './band-signal.ts';
import { HOP_SAMPLES, PITCH_FRAME_SAMPLES } from './frame-grid.ts';
import { createYin, parabolicShift, periodIndex } from './yin.ts';

/** What `trackPitch` writes, a value for each frame. */
export interface PitchTracks {
  /** 1 where there is speech. */
  readonly active: Uint8Array;
  readonly voiced: Uint8Array;
  readonly semitones: Float64Array;
  readonly likeness: Float64Array;
}

/** A frame is voiced when it is as like itself a period later as this. */
const VOICED_LIKENESS = 0.5;
const SILENT_ENERGY = 1e-9;
/** Semitones are counted from here. */
const REFERENCE_HZ = 100;

/**
 * Makes what finds pitch in active frames: YIN on the envelope, 65 to 500 Hz, and the likeness of the frame with itself one
 * period later (normalised cross-correlation). `every`: only frames 0, `every`, 2 `every` … are looked at.
 */
export function createPitchTracker(every: number): (signal: BandSignal, tracks: PitchTracks) => void {
  const yin = createYin({
    sampleRateHz: LANE_RATE_HZ,
    frameSamples: PITCH_FRAME_SAMPLES,
    lowestHz: 65,
    highestHz: 500,
  });

  return ({ envelope }, { active, voiced, semitones, likeness }) => {
    for (let t = 0; t < active.length; t++) {
      voiced[t] = 0;
      semitones[t] = Number.NaN;
      likeness[t] = Number.NaN;
      if (active[t] === 0 || t % every !== 0) continue;
      const from = t * HOP_SAMPLES;
      yin.measure(envelope, from);
      const index = periodIndex(yin.difference);
      const lag = yin.shortestLag + index + parabolicShift(yin.difference, index);
      semitones[t] = 12 * Math.log2(LANE_RATE_HZ / lag / REFERENCE_HZ);
      likeness[t] = likenessAt(envelope, from, Math.floor(lag + 0.5), yin.correlation);
      voiced[t] = likeness[t] >= VOICED_LIKENESS ? 1 : 0;
    }
  };
}

function likenessAt(envelope: Float64Array, from: number, lag: number, correlation: Float64Array): number {
  let first = 0;
  let last = 0;
  const end = from + PITCH_FRAME_SAMPLES;
  for (let i = 0; i < lag; i++) {
    first += envelope[from + i] ** 2;
    last += envelope[end - 1 - i] ** 2;
  }
  const energy = Math.sqrt((correlation[0] - first) * (correlation[0] - last));
  return energy > SILENT_ENERGY ? correlation[lag] / energy : 0;
}
