import { LANE_RATE_HZ } from '../../../../shared/units.ts';
import { cosineRows } from '../../dsp/cosine-transform.ts';
import { slaneyMelFilters } from '../../dsp/mel-filters.ts';
import { createPowerSpectrum } from '../../dsp/power-spectrum.ts';
import { describeShape, spectralFlux } from './band-shape.ts';
import { createBandSignal } from './band-signal.ts';
import {
  BAND_BINS,
  BAND_HZ,
  decibels,
  FIRST_BAND_BIN,
  FRAME_SAMPLES,
  frameCount,
  HOP_SAMPLES,
  PADDING_SAMPLES,
} from './frame-grid.ts';
import { frameLevels, markActive, spokenLevel, zeroCrossingRates } from './level-track.ts';
import { createPitchTracker } from './pitch-track.ts';
import { MEL_BANDS, MFCC_COUNT, type VoiceTracks } from './voice-tracks.ts';

const MEL_RANGE_DB = 80;

/**
 * Makes what measures mono 16 kHz utterances, tables computed once and memory used again: not re-entrant. Pitch costs more than all
 * else: with `pitchEvery` it is looked for in each so manyth frame only.
 */
export function createVoiceTracks(pitchEvery = 1): (samples: Float32Array) => VoiceTracks {
  const prepare = createBandSignal();
  const trackPitch = createPitchTracker(pitchEvery);
  const spectrum = createPowerSpectrum(FRAME_SAMPLES, {
    window: hannWindow(),
    bins: { from: FIRST_BAND_BIN, to: FIRST_BAND_BIN + BAND_BINS },
  });
  const mels = slaneyMelFilters({
    sampleRateHz: LANE_RATE_HZ,
    fftSize: FRAME_SAMPLES,
    bands: MEL_BANDS,
    lowestHz: BAND_HZ.lowest,
    highestHz: BAND_HZ.highest,
  });
  const cosines = cosineRows(MFCC_COUNT, MEL_BANDS);
  let room = allocate(0);

  return (samples) => {
    const frames = frameCount(samples.length);
    if (room.levelDb.length < frames) room = allocate(frames);
    const tracks = viewOf(room, frames);
    const signal = prepare(samples);
    frameLevels(signal, tracks.levelDb);
    const spokenDb = spokenLevel(tracks.levelDb);
    const activeFrames = markActive(tracks.levelDb, spokenDb, tracks.active);
    zeroCrossingRates(signal, spokenDb, tracks.zeroCrossingRate);

    let loudest = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < frames; t++) {
      const start = PADDING_SAMPLES - FRAME_SAMPLES / 2 + t * HOP_SAMPLES;
      spectrum(signal.band, start, tracks.bandPower, t * BAND_BINS);
      for (let band = 0; band < MEL_BANDS; band++) {
        const { first, weights } = mels[band];
        const from = t * BAND_BINS + first - FIRST_BAND_BIN;
        let energy = 0;
        for (let i = 0; i < weights.length; i++) energy += weights[i] * tracks.bandPower[from + i];
        const level = decibels(energy);
        tracks.logMel[t * MEL_BANDS + band] = level;
        loudest = Math.max(loudest, level);
      }
      describeActive(tracks, t);
    }
    const floor = loudest - MEL_RANGE_DB;
    for (let i = 0; i < frames * MEL_BANDS; i++) tracks.logMel[i] = Math.max(tracks.logMel[i], floor) - spokenDb;
    transformMels(tracks, cosines);
    trackPitch(signal, tracks);
    return { ...tracks, spokenDb, activeFrames, pitchEvery };
  };
}

type Room = Omit<VoiceTracks, 'frames' | 'spokenDb' | 'activeFrames' | 'pitchEvery'>;

function describeActive(tracks: Room, t: number): void {
  if (tracks.active[t] === 1) {
    describeShape(tracks, t);
    tracks.flux[t] = t > 0 && tracks.active[t - 1] === 1 ? spectralFlux(tracks.bandPower, t) : Number.NaN;
    return;
  }
  for (const track of [tracks.centroidHz, tracks.rolloffHz, tracks.flatnessDb]) track[t] = Number.NaN;
  for (const track of [tracks.alphaRatioDb, tracks.hammarbergDb, tracks.flux]) track[t] = Number.NaN;
}

function transformMels({ frames, logMel, mfcc }: Room & { frames: number }, cosines: Float64Array): void {
  for (let t = 0; t < frames; t++) {
    for (let k = 0; k < MFCC_COUNT; k++) {
      let sum = 0;
      for (let n = 0; n < MEL_BANDS; n++) sum += cosines[k * MEL_BANDS + n] * logMel[t * MEL_BANDS + n];
      mfcc[k * frames + t] = sum;
    }
  }
}

/** Hann's window, periodic. */
function hannWindow(): Float64Array {
  return Float64Array.from(
    { length: FRAME_SAMPLES },
    (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / FRAME_SAMPLES),
  );
}

function allocate(frames: number): Room {
  const track = (width = 1) => new Float64Array(frames * width);
  return {
    levelDb: track(),
    active: new Uint8Array(frames),
    zeroCrossingRate: track(),
    bandPower: track(BAND_BINS),
    logMel: track(MEL_BANDS),
    mfcc: track(MFCC_COUNT),
    centroidHz: track(),
    rolloffHz: track(),
    flatnessDb: track(),
    alphaRatioDb: track(),
    hammarbergDb: track(),
    flux: track(),
    semitones: track(),
    likeness: track(),
    voiced: new Uint8Array(frames),
  };
}

function viewOf(room: Room, frames: number): Room & { frames: number } {
  return {
    frames,
    levelDb: room.levelDb.subarray(0, frames),
    active: room.active.subarray(0, frames),
    zeroCrossingRate: room.zeroCrossingRate.subarray(0, frames),
    bandPower: room.bandPower.subarray(0, frames * BAND_BINS),
    logMel: room.logMel.subarray(0, frames * MEL_BANDS),
    mfcc: room.mfcc.subarray(0, frames * MFCC_COUNT),
    centroidHz: room.centroidHz.subarray(0, frames),
    rolloffHz: room.rolloffHz.subarray(0, frames),
    flatnessDb: room.flatnessDb.subarray(0, frames),
    alphaRatioDb: room.alphaRatioDb.subarray(0, frames),
    hammarbergDb: room.hammarbergDb.subarray(0, frames),
    flux: room.flux.subarray(0, frames),
    semitones: room.semitones.subarray(0, frames),
    likeness: room.likeness.subarray(0, frames),
    voiced: room.voiced.subarray(0, frames),
  };
}
