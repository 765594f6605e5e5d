import { expect, it } from 'vitest';
import { loadDetokenizer } from './moonshine-tokens.ts';
import { wordsOfTokens } from './token-words.ts';

const PIECES = ['', ' Good', ' mor', 'ning', ',', ' Sir', '.'];
const detokenize = (tokens: readonly number[]) =>
  tokens
    .map((token) => PIECES[token])
    .join('')
    .trim();

it('gives words with the least probability of their tokens', () => {
  const words = wordsOfTokens(
    { tokens: [1, 2, 3, 4, 5, 6], probabilities: [0.9, 0.8, 0.4, 0.7, 0.95, 0.99] },
    detokenize,
    2,
  );
  expect(words.map(({ text, confidence }) => [text, confidence])).toEqual([
    ['Good', 0.9],
    ['morning,', 0.4],
    ['Sir.', 0.95],
  ]);
});

it('spreads the words over the piece by their length, without holes', () => {
  const words = wordsOfTokens({ tokens: [1, 2, 3, 5], probabilities: [1, 1, 1, 1] }, detokenize, 2);
  // 5 + 8 + 4 characters with the blank behind each.
  expect(words.map(({ startS, endS }) => [startS, endS].map((time) => Math.round(time * 17)))).toEqual([
    [0, 10],
    [10, 26],
    [26, 34],
  ]);
});

it('gives no word for no token', () => {
  expect(wordsOfTokens({ tokens: [], probabilities: [] }, detokenize, 3)).toEqual([]);
});

it('keeps characters together that the tokenizer spells in bytes', async () => {
  const llama = await loadDetokenizer(undefined);
  // ▁a, then the three bytes of €, then ▁b.
  const tokens = [263, 0xe2 + 3, 0x82 + 3, 0xac + 3, 289];
  const words = wordsOfTokens({ tokens, probabilities: [0.9, 0.5, 0.6, 0.7, 0.8] }, llama, 1);
  expect(words.map(({ text, confidence }) => [text, confidence])).toEqual([
    ['a€', 0.5],
    ['b', 0.8],
  ]);
});
