import type { AcousticCues } from '../../../../shared/domain/acoustic-cues.ts';
import { HOP_S } from './frame-grid.ts';
import { energyPeaks, lengthOf, pausesOf, spokenStretch } from './rhythm.ts';
import { mean, percentile, standardDeviation } from './statistics.ts';
import { bothOf, createPicker, stepsOf } from './track-sample.ts';
import type { VoiceTracks } from './voice-tracks.ts';

const pick = createPicker();

/** Seconds of voice. */
export function voicedS({ voiced, pitchEvery }: VoiceTracks): number {
  return voiced.reduce((sum, flag) => sum + flag, 0) * pitchEvery * HOP_S;
}

/**
 * What can be said of a voice in words. Pitch is left out where nothing is voiced, jitter where no two frames in a row are, and
 * any that comes out as no number.
 */
export function cuesOf(tracks: VoiceTracks): AcousticCues {
  return Object.fromEntries(Object.entries(measuredCues(tracks)).filter(([, value]) => Number.isFinite(value)));
}

function measuredCues(tracks: VoiceTracks): AcousticCues {
  const { active, levelDb, spokenDb } = tracks;
  const spoken = spokenStretch(active);
  const paused = pausesOf(active, spoken).reduce((sum, pause) => sum + lengthOf(pause), 0);
  return {
    loudnessDb: spokenDb,
    loudnessVariationDb: standardDeviation(pick(levelDb, active)),
    speakingRatePerS: energyPeaks(levelDb, spokenDb) / (lengthOf(spoken) * HOP_S),
    pauseRatio: paused / lengthOf(spoken),
    // The alpha ratio falls as the voice is pressed: turned round, more is more effort.
    vocalEffortDb: -mean(pick(tracks.alphaRatioDb, active)),
    ...(tracks.voiced.includes(1) ? pitchCues(tracks) : {}),
  };
}

function pitchCues({ semitones, voiced }: VoiceTracks): AcousticCues {
  const neighbours = bothOf(voiced);
  const jitter = neighbours.includes(1) ? { jitterSt: mean(pick(stepsOf(semitones), neighbours)) } : {};
  const heard = pick(semitones, voiced).sort();
  return {
    ...jitter,
    pitchSt: percentile(heard, 50),
    pitchRangeSt: percentile(heard, 90) - percentile(heard, 10),
  };
}
