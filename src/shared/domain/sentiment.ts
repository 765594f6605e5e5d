import { z } from 'zod';

/** The three classes, in the order every vector of probabilities has here. */
export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
/** See `SENTIMENTS`. */
export const sentimentSchema = z.enum(SENTIMENTS);
/** See `SENTIMENTS`. */
export type Sentiment = z.infer<typeof sentimentSchema>;

/** What is judged: the words that were said, or the voice that said them. */
export const MODALITIES = ['text', 'acoustic'] as const;
/** See `MODALITIES`. */
export const modalitySchema = z.enum(MODALITIES);
/** See `MODALITIES`. */
export type Modality = z.infer<typeof modalitySchema>;

/** Sides there are classifiers for. A mixed lane is judged by the client's. */
export const judgedSideSchema = z.enum(['agent', 'client']);
/** See `judgedSideSchema`. */
export type JudgedSide = z.infer<typeof judgedSideSchema>;

/** Further outside 0..1 than this is no rounding. */
const ROUNDING = 1e-6;
const probability = z
  .number()
  .min(-ROUNDING)
  .max(1 + ROUNDING)
  .overwrite((value) => Math.min(1, Math.max(0, value)));
/** Posterior probabilities of the classes; they sum to 1. What rounding put past 0 or 1 is put back. */
export const sentimentProbabilitiesSchema = z.strictObject({
  negative: probability,
  neutral: probability,
  positive: probability,
});
/** See `sentimentProbabilitiesSchema`. */
export type SentimentProbabilities = z.infer<typeof sentimentProbabilitiesSchema>;

/** Below which likeliest class a classifier is unsure, where its makers measured nothing. */
export const UNSURE_BELOW = 0.5;

/** A likeliest class with its probability. */
export interface Judgement {
  readonly sentiment: Sentiment;
  /** Probability of the class, 1/3 … 1. */
  readonly confidence: number;
}

/** The likeliest class; of equal ones the more neutral, then the more negative, so that a tie never praises. */
export function likeliest(probabilities: SentimentProbabilities): Judgement {
  const { negative, neutral, positive } = probabilities;
  const confidence = Math.max(negative, neutral, positive);
  if (neutral === confidence) return { sentiment: 'neutral', confidence };
  return { sentiment: negative === confidence ? 'negative' : 'positive', confidence };
}

/** Valence −1 … 1: how much likelier positive is than negative. What curves and trends are drawn from. */
export function valenceOf({ negative, positive }: SentimentProbabilities): number {
  return positive - negative;
}
