import { z } from 'zod';
import { likeliest, type Modality, type Sentiment, type SentimentProbabilities } from './sentiment.ts';

/** What a person sets of fusion. Thresholds that are null are those of the classifiers' makers. */
export const fusionSettingsSchema = z.strictObject({
  /** Weight of the text, 0..1; the voice has the rest. */
  textWeight: z.number().min(0).max(1),
  textUnsureBelow: z.number().min(0).max(1).nullable(),
  acousticUnsureBelow: z.number().min(0).max(1).nullable(),
  fusedUnsureBelow: z.number().min(0).max(1),
});
/** See `fusionSettingsSchema`. */
export type FusionSettings = z.infer<typeof fusionSettingsSchema>;

/** How modalities are put together, and below what none of them is believed. All 0..1. */
export interface FusionRules {
  /** Weight of the text; the voice has the rest. */
  readonly textWeight: number;
  /** A text judgement whose likeliest class is below this is unsure. */
  readonly textUnsureBelow: number;
  readonly acousticUnsureBelow: number;
  readonly fusedUnsureBelow: number;
}

/** What the two modalities say of the same utterance, or of the same side; null: not judged. */
export interface ModalityProbabilities {
  readonly text: SentimentProbabilities | null;
  readonly acoustic: SentimentProbabilities | null;
}

/**
 * An unsure modality keeps this share of its weight: it may tip a balance, not make a judgement. Stated, not measured: no corpus
 * at hand has words and voice of one utterance with a label.
 */
const UNSURE_SHARE = 0.5;

/** Below this the likeliest class is not believed. */
export function unsureBelow(rules: FusionRules, modality: Modality): number {
  return modality === 'text' ? rules.textUnsureBelow : rules.acousticUnsureBelow;
}

/**
 * Late fusion: the weighted mean of the modalities' probabilities (Kittler et al., "On combining classifiers", 1998, the sum
 * rule with weights, as the earlier tool had it). A modality that is missing leaves the judgement to the other; an unsure
 * one counts half. Null when neither judged, or what is left has no weight.
 */
export function fuse(modalities: ModalityProbabilities, rules: FusionRules): SentimentProbabilities | null {
  const { text, acoustic } = modalities;
  const shares = fusionShares(modalities, rules);
  if (!shares) return null;
  const mean = (sentiment: Sentiment) =>
    (text?.[sentiment] ?? 0) * shares.text + (acoustic?.[sentiment] ?? 0) * shares.acoustic;
  return { negative: mean('negative'), neutral: mean('neutral'), positive: mean('positive') };
}

/** What each modality counts for in `fuse`; they sum to 1. Null: nothing to fuse. */
export function fusionShares(
  { text, acoustic }: ModalityProbabilities,
  rules: FusionRules,
): Readonly<Record<Modality, number>> | null {
  const textWeight = text ? weightOf(text, acoustic ? rules.textWeight : 1, rules.textUnsureBelow) : 0;
  const acousticWeight = acoustic ? weightOf(acoustic, text ? 1 - rules.textWeight : 1, rules.acousticUnsureBelow) : 0;
  const sum = textWeight + acousticWeight;
  return sum === 0 ? null : { text: textWeight / sum, acoustic: acousticWeight / sum };
}

function weightOf(probabilities: SentimentProbabilities, weight: number, unsureBelow: number): number {
  return likeliest(probabilities).confidence < unsureBelow ? weight * UNSURE_SHARE : weight;
}

/** The words say one thing and the voice another: both are sure of their class, and the classes differ. */
export function modalitiesDisagree({ text, acoustic }: ModalityProbabilities, rules: FusionRules): boolean {
  if (!text || !acoustic) return false;
  const [said, heard] = [likeliest(text), likeliest(acoustic)];
  return (
    said.sentiment !== heard.sentiment &&
    said.confidence >= rules.textUnsureBelow &&
    heard.confidence >= rules.acousticUnsureBelow
  );
}
