import { describe, expect, it } from 'vitest';
import { type CtcAlphabet, decodeCtc, greedyPath } from './ctc-decode.ts';

const TOKENS = ['|', 'a', 'b', 'c', '[UNK]', '[PAD]', '<s>'];
const alphabet: CtcAlphabet = {
  tokens: new Map(TOKENS.entries()),
  blankId: 5,
  unknownToken: '[UNK]',
  wordDelimiter: '|',
  wordDelimiterText: ' ',
  lowerCase: false,
};

/** A path spelt with `_` for the blank and `s` for `<s>`; each frame 0.5 sure unless told. */
function decode(spelt: string, probabilities = Array.from(spelt, () => 0.5), letters = alphabet) {
  const ids = Int32Array.from(spelt, (letter) => '|abcU_s'.indexOf(letter));
  return decodeCtc({ ids, probabilities: Float64Array.from(probabilities) }, letters, 0.04);
}

describe('CTC decoding', () => {
  it('takes repeats as one letter, and as two where a blank is between', () => {
    expect(decode('aa_ab_b').rawText).toBe('aabb');
  });

  it('keeps doubled spaces in the text and has no word between them', () => {
    const { rawText, words } = decode('|a|_|b_|');
    expect(rawText).toBe('a  b');
    expect(words.map((word) => word.text)).toEqual(['a', 'b']);
  });

  it('gives a word from its first letter to the end of its last, blanks inside included', () => {
    const { words } = decode('__aa_bb_|c');
    expect(words.map(({ startS, endS }) => [startS, endS])).toEqual([
      [2 * 0.04, 7 * 0.04],
      [9 * 0.04, 10 * 0.04],
    ]);
  });

  it("takes a letter's best frame, and the mean over the letters of a word, for its confidence", () => {
    expect(decode('aab', [0.2, 0.8, 0.4]).words[0].confidence).toBeCloseTo(0.6, 12);
  });

  it('writes special tokens as they are, and the unknown one for ids without a token', () => {
    expect(decode('asb').rawText).toBe('a<s>b');
    const gap = { ...alphabet, tokens: new Map([[1, 'a']]) };
    expect(decode('ab', [1, 1], gap).rawText).toBe('a[UNK]');
  });

  it('lowers case where the tokenizer does', () => {
    const upper = { ...alphabet, tokens: new Map([[1, 'É']]), lowerCase: true };
    expect(decode('a', [1], upper).rawText).toBe('é');
  });

  it('reads nothing from blanks alone, nor from no frames', () => {
    expect([decode('___'), decode('')]).toEqual([
      { rawText: '', words: [] },
      { rawText: '', words: [] },
    ]);
  });
});

describe('greedy path', () => {
  it('takes the first of equals with its softmax probability', () => {
    const path = greedyPath(Float32Array.of(9, 9, 9, 0, Math.log(3), -Infinity), 3, 1, 3);
    expect([...path.ids]).toEqual([1]);
    expect(path.probabilities[0]).toBeCloseTo(0.75, 6);
    expect([...greedyPath(Float32Array.of(2, 2), 0, 1, 2).ids]).toEqual([0]);
  });

  it('has a probability that is not a number where a logit is none or infinite', () => {
    for (const bad of [NaN, Infinity]) {
      expect(greedyPath(Float32Array.of(0, bad, 1), 0, 1, 3).probabilities[0]).toBeNaN();
    }
  });
});
