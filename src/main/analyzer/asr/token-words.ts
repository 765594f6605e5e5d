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
  tokens.forEach((_, at) => {
    // The word a token belongs to is the last one of the text so far; works for every tokenizer.
    const word = Math.max(0, split(detokenize(tokens.slice(0, at + 1))).length - 1);
    confidences[word] = Math.min(confidences[word] ?? 1, probabilities[at]);
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
