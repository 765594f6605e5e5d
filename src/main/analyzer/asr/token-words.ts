import type { Word } from '../../../shared/domain/transcript.ts';
import type { Hypothesis } from './moonshine-decoder.ts';
import type { Detokenize } from './moonshine-tokens.ts';

/**
 * The words of a hypothesis, spread over `[0, durationS)` by their length. A word's confidence is the least
 * probability of its tokens: one doubtful syllable makes a doubtful word.
 */
export function wordsOfTokens(hypothesis: Hypothesis, detokenize: Detokenize, durationS: number): readonly Word[] {
  const { tokens, probabilities } = hypothesis;
  const confidences: number[] = [];
  let word: number[] = [];
  tokens.forEach((token, at) => {
    // A token begins a word when the text of the word so far and of it has a space inside: so for every tokenizer.
    const together = split(detokenize([...word, token])).length;
    const isFirst = together > 1 || confidences.length === 0;
    word = together > 1 ? [token] : [...word, token];
    if (isFirst) confidences.push(probabilities[at]);
    else confidences[confidences.length - 1] = Math.min(confidences[confidences.length - 1], probabilities[at]);
  });
  const texts = split(detokenize(tokens));
  const total = texts.reduce((sum, text) => sum + text.length + 1, 0);
  let before = 0;
  return texts.map((text, index) => {
    const startS = (before / total) * durationS;
    before += text.length + 1;
    return { text, startS, endS: (before / total) * durationS, confidence: confidences[index] ?? 0 };
  });
}

function split(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
