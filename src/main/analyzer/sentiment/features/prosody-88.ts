import type { PutFeature, PutFeatures } from './feature-vector.ts';
import { HOP_S } from './frame-grid.ts';
import { energyPeaks, lengthOf, pausesOf, spokenStretch, voicedRuns } from './rhythm.ts';
import { slopes } from './slopes.ts';
import { mean, percentile, slopeOf, standardDeviation } from './statistics.ts';
import { bothOf, createPicker, type PickFlagged, putSpread, stepsOf } from './track-sample.ts';
import { MFCC_COUNT, type VoiceTracks } from './voice-tracks.ts';

/** A voiced run is this long at least, in frames. */
const LEAST_RUN = 5;

/**
 * Makes what puts the 88 values of `prosody-88`: statistics over the active frames of an utterance that do not change with
 * gain and see the telephone's band only. Each is written out in `docs/acoustic-features.md`.
 */
export function createProsody88(): PutFeatures {
  const pick = createPicker();
  let derivative = new Float64Array(0);

  return ({ tracks }, put) => {
    const { frames, active, mfcc, levelDb, spokenDb } = tracks;
    if (derivative.length < frames) derivative = new Float64Array(frames);
    const delta = derivative.subarray(0, frames);
    const row = (k: number) => mfcc.subarray(k * frames, (k + 1) * frames);
    for (let k = 0; k < MFCC_COUNT; k++) put(`mfcc${k}_mean`, mean(pick(row(k), active)));
    for (let k = 0; k < MFCC_COUNT; k++) put(`mfcc${k}_std`, standardDeviation(pick(row(k), active)));
    for (let k = 0; k < MFCC_COUNT; k++) {
      slopes(row(k), delta);
      put(`mfcc${k}_delta_std`, standardDeviation(pick(delta, active)));
    }

    slopes(levelDb, delta); // of the level or of the level over the spoken one: the slope is the same
    const levelDeltaStd = standardDeviation(pick(delta, active));
    const relative = pick(levelDb, active);
    for (let i = 0; i < relative.length; i++) relative[i] -= spokenDb;
    putSpread('level_db', relative, [10, 25, 50, 75, 90], put);
    put('level_delta_std', levelDeltaStd);

    putSpread('zcr', pick(tracks.zeroCrossingRate, active), [10, 90], put);
    putSpread('centroid_hz', pick(tracks.centroidHz, active), [10, 90], put);
    putSpread('rolloff_hz', pick(tracks.rolloffHz, active), [10, 90], put);
    putSpread('flatness_db', pick(tracks.flatnessDb, active), [10, 90], put);
    putSpread('alpha_ratio_db', pick(tracks.alphaRatioDb, active), [], put);
    putSpread('hammarberg_db', pick(tracks.hammarbergDb, active), [], put);
    putSpread('flux', pick(tracks.flux, bothOf(active)), [], put);
    putPitch(tracks, pick, put);
    putRhythm(tracks, put);
  };
}

function putPitch(tracks: VoiceTracks, pick: PickFlagged, put: PutFeature): void {
  const { semitones, levelDb, likeness, voiced } = tracks;
  const heard = pick(semitones, voiced);
  put('f0_st_mean', mean(heard));
  put('f0_st_std', standardDeviation(heard));
  heard.sort();
  const [p10, p50, p90] = [10, 50, 90].map((percent) => percentile(heard, percent));
  put('f0_st_p10', p10);
  put('f0_st_p50', p50);
  put('f0_st_p90', p90);
  put('f0_st_range', p90 - p10);

  const seconds = Float64Array.from(semitones, (_, t) => t * HOP_S);
  const runSlopes = Float64Array.from(voicedRuns(voiced, LEAST_RUN), ({ from, to }) =>
    slopeOf(seconds, semitones, from, to),
  );
  putSpread('f0_slope_st_per_s', runSlopes, [], put);
  put('f0_slope_st_per_s_mean_abs', mean(runSlopes.map(Math.abs)));
  const times = pick(seconds, voiced).slice();
  const whole = times.length < LEAST_RUN ? 0 : slopeOf(times, pick(semitones, voiced), 0, times.length);
  put('f0_slope_st_per_s_whole', whole);

  const neighbours = bothOf(voiced);
  put('jitter_st', mean(pick(stepsOf(semitones), neighbours)));
  put('shimmer_db', mean(pick(stepsOf(levelDb), neighbours)));
  put('harmonicity_mean', mean(pick(likeness, voiced)));
}

function putRhythm({ levelDb, spokenDb, active, activeFrames, voiced }: VoiceTracks, put: PutFeature): void {
  const runs = voicedRuns(voiced, LEAST_RUN);
  const spoken = spokenStretch(active);
  const spokenS = lengthOf(spoken) * HOP_S;
  const pauses = pausesOf(active, spoken);
  put('voiced_ratio', voiced.reduce((sum, flag) => sum + flag, 0) / activeFrames);
  put('voiced_runs_per_s', runs.length / spokenS);
  put('voiced_run_s_mean', mean(Float64Array.from(runs, (run) => lengthOf(run) * HOP_S)));
  put('energy_peaks_per_s', energyPeaks(levelDb, spokenDb) / spokenS);
  put('pause_ratio', pauses.reduce((sum, pause) => sum + lengthOf(pause), 0) / lengthOf(spoken));
  put('pauses_per_s', pauses.length / spokenS);
}
