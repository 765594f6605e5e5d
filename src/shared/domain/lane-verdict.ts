import { z } from 'zod';
import { type FusionRules, type FusionSettings, fuse, modalitiesDisagree } from './fusion.ts';
import type { LaneSummary } from './lane-judgement.ts';
import { likeliest, type Sentiment, type SentimentProbabilities, sentimentSchema, valenceOf } from './sentiment.ts';

/** What was judged of a lane by one modality, as far as verdicts go by it. */
export interface JudgedModality {
  readonly summary: LaneSummary | null;
  /** As the classifier's makers measured. */
  readonly unsureBelow: number;
}

/** Both modalities of a lane; null: the stage is not done. */
export interface JudgedLane {
  readonly text: JudgedModality | null;
  readonly acoustic: JudgedModality | null;
}

/** A likeliest class, how likely it is, and whether that is enough to believe it. */
export const verdictSchema = z.strictObject({ sentiment: sentimentSchema, confidence: z.number(), sure: z.boolean() });
/** See `verdictSchema`. */
export type Verdict = z.infer<typeof verdictSchema>;

/** Where the fused sentiment goes from the first to the last quarter of a call in which somebody speaks on the lane. */
export const trendSchema = z.enum(['falling', 'steady', 'rising']);
/** See `trendSchema`. */
export type Trend = z.infer<typeof trendSchema>;

/** What is said of a lane as a whole. */
export const laneVerdictSchema = z.strictObject({
  text: verdictSchema.nullable(),
  acoustic: verdictSchema.nullable(),
  fused: verdictSchema.nullable(),
  /** The words say one thing and the voice another. */
  disagree: z.boolean(),
  /** Fused, −1 … 1; 0 when nothing is judged. */
  valence: z.number(),
  /** Null when nothing is judged, or no modality judged both the first and the last quarter with speech, or they are one. */
  trend: trendSchema.nullable(),
});
/** See `laneVerdictSchema`. */
export type LaneVerdict = z.infer<typeof laneVerdictSchema>;

/** A change of valence that counts as one: a tenth of the scale from wholly negative to wholly positive. */
const TREND_STEP = 0.2;

/** The rules for the segments of a lane: a threshold that nobody set is the classifier's own. */
export function fusionRules(fusion: FusionSettings, lane: JudgedLane): FusionRules {
  return {
    textWeight: fusion.textWeight,
    textUnsureBelow: fusion.textUnsureBelow ?? lane.text?.unsureBelow ?? 0,
    acousticUnsureBelow: fusion.acousticUnsureBelow ?? lane.acoustic?.unsureBelow ?? 0,
    fusedUnsureBelow: fusion.fusedUnsureBelow,
  };
}

const CHANCE = 1 / 3;

/**
 * A mean over utterances is flatter than they are: what is half as far above chance as an utterance must be is believed of a whole
 * lane.
 */
export function ofWholeLane(unsureBelow: number): number {
  return unsureBelow <= CHANCE ? unsureBelow : (CHANCE + unsureBelow) / 2;
}

/** The rules for a lane as a whole; see `ofWholeLane`. */
export function laneFusionRules(fusion: FusionSettings, lane: JudgedLane): FusionRules {
  const { textWeight, textUnsureBelow, acousticUnsureBelow, fusedUnsureBelow } = fusionRules(fusion, lane);
  return {
    textWeight,
    textUnsureBelow: ofWholeLane(textUnsureBelow),
    acousticUnsureBelow: ofWholeLane(acousticUnsureBelow),
    fusedUnsureBelow: ofWholeLane(fusedUnsureBelow),
  };
}

/** Judges a lane under settings of fusion. */
export function laneVerdict(lane: JudgedLane, fusion: FusionSettings): LaneVerdict {
  const rules = laneFusionRules(fusion, lane);
  const overall = summariesOf(lane, 'overall');
  const fused = fuse(overall, rules);
  const [first, last] = [fuse(summariesOf(lane, 'first'), rules), fuse(summariesOf(lane, 'last'), rules)];
  return {
    text: verdictOf(overall.text, rules.textUnsureBelow),
    acoustic: verdictOf(overall.acoustic, rules.acousticUnsureBelow),
    fused: verdictOf(fused, rules.fusedUnsureBelow),
    disagree: modalitiesDisagree(overall, rules),
    valence: fused ? valenceOf(fused) : 0,
    trend: first && last ? trendOf(valenceOf(last) - valenceOf(first)) : null,
  };
}

/** The fused sentiment of a lane as a whole, and of the first and the last quarter with speech; null: not judged, or not sure. */
export interface LaneMood {
  readonly whole: Sentiment | null;
  readonly start: Sentiment | null;
  readonly end: Sentiment | null;
}

/** What can be said of the mood on a lane without guessing. */
export function laneMood(lane: JudgedLane, fusion: FusionSettings): LaneMood {
  const rules = laneFusionRules(fusion, lane);
  const of = (part: keyof LaneSummary) => {
    const verdict = verdictOf(fuse(summariesOf(lane, part), rules), rules.fusedUnsureBelow);
    return verdict?.sure ? verdict.sentiment : null;
  };
  return { whole: of('overall'), start: of('first'), end: of('last') };
}

/** The verdict over probabilities; null over none. */
export function verdictOf(probabilities: SentimentProbabilities | null, unsureBelow: number): Verdict | null {
  if (!probabilities) return null;
  const { sentiment, confidence } = likeliest(probabilities);
  return { sentiment, confidence, sure: confidence >= unsureBelow };
}

function summariesOf(lane: JudgedLane, part: keyof LaneSummary) {
  return { text: lane.text?.summary?.[part] ?? null, acoustic: lane.acoustic?.summary?.[part] ?? null };
}

function trendOf(change: number): Trend {
  if (Math.abs(change) < TREND_STEP) return 'steady';
  return change < 0 ? 'falling' : 'rising';
}
