import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createNgramFeatures, type NgramRecipe } from './ngram-features.ts';

const plain: NgramRecipe = {
  version: 1,
  bucketBits: 19,
  letters: [2, 3],
  skeletonLetters: null,
  pairs: false,
  skipPairs: false,
  negatedWords: 0,
};
const whole: NgramRecipe = {
  ...plain,
  letters: [1, 5],
  skeletonLetters: [2, 4],
  pairs: true,
  skipPairs: true,
  negatedWords: 3,
};

it('looks up the letters, the word and the skeleton of a word', () => {
  // _o ok k_ _ok ok_, the word; of one consonant there is no skeleton.
  expect(createNgramFeatures(plain)('ok')).toHaveLength(6);
  expect(createNgramFeatures(plain)('oki doki')).toHaveLength(7 + 1 + 9 + 1 + 1);
});

it('gives rows that the embedding has, and never the row of the padding', () => {
  const ids = createNgramFeatures({ ...whole, bucketBits: 8 })('ما عجبنيش الحال walo ma khdamch depuis 3 jours');
  expect(Math.min(...ids)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...ids)).toBeLessThanOrEqual(256);
});

it('marks what is denied, before it and around it', () => {
  const marked = createNgramFeatures({ ...plain, negatedWords: 3 });
  const unmarked = createNgramFeatures(plain);
  const added = (text: string) => marked(text).length - unmarked(text).length;
  // A word and its skeleton for each of the three words after the negation.
  expect(added('not happy about this service today')).toBe(6);
  expect(['ma3jbnich', 'ماعجبنيش', 'مافهمتش', 'mafhemtx'].map(added)).toEqual([1, 1, 1, 1]);
  expect(['mach', 'مش', 'mechouar', 'match'].map(added)).toEqual([0, 0, 0, 0]);
});

it('has no n-grams for a text without words', () => {
  expect(createNgramFeatures(whole)(' ... ')).toHaveLength(0);
});

it('keeps every n-gram of a text longer than its first buffer', () => {
  const features = createNgramFeatures(plain);
  const once = features('bonjour').length;
  expect(features('bonjour '.repeat(2000))).toHaveLength(2000 * once);
});

// Made by this featuriser when the shipped model was trained: other rows than these would be other words to it.
it('hashes as it did in training', () => {
  expect([...createNgramFeatures(plain)('لا')]).toEqual([26174, 336520, 448359, 115837, 452952, 87351]);
  const ids = createNgramFeatures(whole)(
    "Merci bcp, mais ça ne marche pas! 3afak wach mumkin t3awni? ma3jbnich. شكراً، ما عجبنيش الحال 😡 I don't 2024",
  );
  expect(ids).toHaveLength(645);
  expect(hash('sha256', Buffer.from(ids.buffer, 0, ids.byteLength)).slice(0, 32)).toBe(
    '4f4a1be13b5bd741e549a5a12dfe074e',
  );
});
