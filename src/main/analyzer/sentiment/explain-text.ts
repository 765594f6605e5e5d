import { likeliest, type Sentiment } from '../../../shared/domain/sentiment.ts';
import type { WordWeight } from '../../../shared/ipc/analyzer-contract.ts';
import type { TextClassifier } from './text-classifier.ts';

/** Why a text was judged as it was. */
export interface TextExplanation {
  readonly sentiment: Sentiment;
  /** Probability of `sentiment`. */
  readonly confidence: number;
  /** In the order of the text; of a longer text than `MOST_WORDS` the first words. */
  readonly words: readonly WordWeight[];
}

/** Words explained at most: each costs a run of the classifier over the whole text. */
export const MOST_WORDS = 200;

/** Weighs each word by leaving it out (occlusion: Zeiler and Fergus 2014, section 4.2, here of words). */
export async function explainText(classifier: TextClassifier, text: string): Promise<TextExplanation> {
  const spans = [...text.matchAll(/\S*[\p{L}\p{N}\p{So}]\S*/gu)]
    .slice(0, MOST_WORDS)
    .map((match) => ({ word: match[0], start: match.index, end: match.index + match[0].length }));
  // Without its only word a text is empty: such a text is judged by nothing else, so the word weighs all there is.
  const others = spans.map(({ start, end }) => text.slice(0, start) + text.slice(end));
  const asked = others.map((other) => (other.trim() === '' ? text : other));
  const [whole, ...without] = await classifier.classify([text, ...asked]);
  if (whole === undefined) throw new Error('The classifier answered nothing.');
  const { sentiment, confidence } = likeliest(whole);
  const words = spans.map((span, index) => {
    const alone = others[index]?.trim() === '';
    return { ...span, weight: confidence - (alone ? 1 / 3 : (without[index]?.[sentiment] ?? confidence)) };
  });
  return { sentiment, confidence, words };
}
