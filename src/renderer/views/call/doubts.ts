import type { Span } from '../../../shared/domain/transcript.ts';
import type { Turn } from './utterances.ts';

/**
 * A word is doubtful below this confidence, the recogniser's own (0..1, not calibrated). Of the sample calls' 802 words it
 * names 28, most of them wrongly heard; 0.5 names 60, most of them right.
 */
export const DOUBTFUL = 0.4;

/** A doubtful word and where it stands. */
export interface Doubt extends Span {
  readonly turn: number;
  readonly word: number;
  readonly confidence: number;
}

/** Whether the recogniser was unsure of a word. */
export function isDoubtful({ confidence }: { readonly confidence: number }): boolean {
  return confidence < DOUBTFUL;
}

/** The doubtful words of a call, in the order of its turns. */
export function doubtsOf(turns: readonly Turn[]): Doubt[] {
  return turns.flatMap(({ words }, turn) =>
    words.flatMap(({ startS, endS, confidence }, word) =>
      isDoubtful({ confidence }) ? [{ turn, word, startS, endS, confidence }] : [],
    ),
  );
}
