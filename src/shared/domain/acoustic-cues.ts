import { z } from 'zod';

/** What is heard in a voice and can be said in words, with the unit it is measured in. */
export const ACOUSTIC_CUES = {
  /** Median pitch in semitones over 100 Hz: 0 is a low man's voice, 12 a woman's, 24 a child's. */
  pitchSt: 'semitone',
  /** From the 10th to the 90th percentile of pitch: how lively the melody is. */
  pitchRangeSt: 'semitone',
  /**
   * Level of the loudest twentieth of the frames in dB over full scale, telephone band. It depends on the line as much as on the
   * voice: only its changes within a lane mean anything.
   */
  loudnessDb: 'decibel',
  /** Standard deviation of the level while speaking. */
  loudnessVariationDb: 'decibel',
  /** Peaks of the level a second, about one to a syllable. */
  speakingRatePerS: 'perSecond',
  /** Share of the time from first to last sound that is in pauses of 150 ms and more, 0 … 1. */
  pauseRatio: 'ratio',
  /** Power from 1000 Hz over power under it: rises as the voice is raised or pressed. */
  vocalEffortDb: 'decibel',
  /** Mean step of pitch from one 10 ms to the next: how unsteady the voice is. */
  jitterSt: 'semitone',
} as const;

/** See `ACOUSTIC_CUES`. */
export type AcousticCue = keyof typeof ACOUSTIC_CUES;
/** See `ACOUSTIC_CUES`. */
export const acousticCueSchema = z.enum(Object.keys(ACOUSTIC_CUES) as [AcousticCue, ...AcousticCue[]]);

/** The cues of an utterance. One that could not be measured, as pitch where nothing is voiced, is absent. */
export const acousticCuesSchema = z.partialRecord(acousticCueSchema, z.number());
/** See `acousticCuesSchema`. */
export type AcousticCues = Readonly<z.infer<typeof acousticCuesSchema>>;

/** An utterance of a lane with its cues; times in seconds. */
export interface CuedSpan {
  readonly startS: number;
  readonly endS: number;
  readonly cues: AcousticCues;
}

/** How a cue of an utterance stands to the speaker's own voice in the call. */
export interface CueDeviation {
  readonly value: number;
  /** The speaker's mean over the lane, weighted by the length of utterances. */
  readonly usual: number;
  /** Standard deviations from the usual: ±1 is ordinary, ±2 is heard. */
  readonly deviation: number;
}

/** With fewer utterances there is no saying what is usual for a voice. */
const LEAST_SPANS = 4;

/**
 * Sets the cues of an utterance against all the utterances of its lane, itself among them. A cue is null where the utterance
 * has none, where fewer than four utterances of the lane have it, or where it never changes.
 */
export function cuesAgainstBaseline(
  cues: AcousticCues,
  lane: readonly CuedSpan[],
): Readonly<Record<AcousticCue, CueDeviation | null>> {
  const entries = acousticCueSchema.options.map((cue) => [cue, deviationOf(cue, cues[cue], lane)] as const);
  return Object.fromEntries(entries) as Record<AcousticCue, CueDeviation | null>;
}

function deviationOf(cue: AcousticCue, value: number | undefined, lane: readonly CuedSpan[]): CueDeviation | null {
  const heard = lane.flatMap(({ startS, endS, cues }) => {
    const own = cues[cue];
    return own === undefined ? [] : [{ own, lengthS: endS - startS }];
  });
  if (value === undefined || heard.length < LEAST_SPANS) return null;
  const lengthS = heard.reduce((sum, span) => sum + span.lengthS, 0);
  const usual = heard.reduce((sum, span) => sum + span.lengthS * span.own, 0) / lengthS;
  const variance = heard.reduce((sum, span) => sum + span.lengthS * (span.own - usual) ** 2, 0) / lengthS;
  return variance > 0 ? { value, usual, deviation: (value - usual) / Math.sqrt(variance) } : null;
}
