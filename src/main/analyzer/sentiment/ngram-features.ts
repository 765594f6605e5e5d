import { z } from 'zod';
import { writeSkeleton } from '../../../shared/domain/consonant-skeleton.ts';
import { createTextFolder } from './fold-text.ts';
import { deniedVerb, isNegation } from './negation.ts';
import { FNV_BASIS, FNV_PRIME, hashWord } from './word-hash.ts';

/** Version of the folding, skeletons and hashing of this code: a model is of the version it was trained with. */
export const NGRAM_VERSION = 1;

/** What `features.json` of an `ngram-embedding-bag` says: which n-grams of a text are looked up, and in how many rows. */
export const ngramRecipeSchema = z.strictObject({
  version: z.literal(NGRAM_VERSION),
  /** Rows of the embedding are 1 + 2^bucketBits: row 0 is for padding. */
  bucketBits: z.int().min(8).max(24),
  /** Shortest and longest n-gram of the letters of a word with its two edges. */
  letters: z.tuple([z.int().min(1), z.int().max(8)]),
  /** N-grams of letters of the consonant skeleton; null: none. */
  skeletonLetters: z.tuple([z.int().min(1), z.int().max(8)]).nullable(),
  /** Pairs of words, and of skeletons, that follow each other. */
  pairs: z.boolean(),
  /** Pairs with one word between. */
  skipPairs: z.boolean(),
  /** Words after a negation once more, marked: this many. */
  negatedWords: z.int().min(0).max(8),
});
/** See `ngramRecipeSchema`. */
export type NgramRecipe = z.infer<typeof ngramRecipeSchema>;

/** Kinds of n-grams, which are hashed apart: an odd constant each. */
const KIND = {
  letters: 0x9e3779b1,
  word: 0x85ebca77,
  pair: 0xc2b2ae3d,
  skipPair: 0x27d4eb2f,
  skeleton: 0x165667b1,
  skeletonPair: 0xd3a2646d,
  skeletonLetters: 0xfd7046c5,
  negated: 0xb55a4f09,
  negatedSkeleton: 0x1b873593,
} as const;

/** Marks the beginning and the end of a word among its letters. */
const EDGE = 1;

/**
 * Makes the featuriser of a recipe: text → rows of the embedding, one for each occurrence of an n-gram. The array
 * returned is overwritten by the next call.
 */
export function createNgramFeatures(recipe: NgramRecipe): (text: string) => Int32Array {
  const fold = createTextFolder();
  const shift = 32 - recipe.bucketBits;
  const [shortest, longest] = recipe.letters;
  const skeleton = new Uint16Array(32_768);
  let ids = new Int32Array(4096);
  let count = 0;

  function push(hash: number, kind: number): void {
    // Multiplication carries a change upwards only: it is folded down before, and the top bits are taken after.
    let mixed = Math.imul(hash ^ kind, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
    ids[count++] = (mixed >>> shift) + 1;
  }

  function pushLetters(units: Uint16Array, start: number, end: number, kind: number, least: number, most: number) {
    for (let first = start - 1; first <= end; first++) {
      let hash = FNV_BASIS;
      const last = Math.min(first + most - 1, end);
      for (let i = first; i <= last; i++) {
        hash = Math.imul(hash ^ (i < start || i === end ? EDGE : units[i]), FNV_PRIME);
        if (i - first + 1 >= least) push(hash, kind);
      }
    }
  }

  return (text) => {
    const { units, starts, words } = fold(text);
    const most = (starts[words] + 2 * words) * (longest + (recipe.skeletonLetters?.[1] ?? 0)) + 10 * words;
    if (ids.length < most) ids = new Int32Array(2 * most);
    count = 0;
    let before = 0;
    let beforeThat = 0;
    let skeletonBefore = 0;
    let negated = 0;
    for (let word = 0; word < words; word++) {
      const start = starts[word];
      const end = starts[word + 1];
      pushLetters(units, start, end, KIND.letters, shortest, longest);
      const whole = hashWord(units, start, end);
      push(whole, KIND.word);
      if (recipe.pairs && word > 0) push(Math.imul(before, FNV_PRIME) ^ whole, KIND.pair);
      if (recipe.skipPairs && word > 1) push(Math.imul(beforeThat, FNV_PRIME) ^ whole, KIND.skipPair);

      const size = writeSkeleton(units, start, end, skeleton);
      const bones = size === 0 ? 0 : hashWord(skeleton, 0, size);
      if (size > 1) push(bones, KIND.skeleton);
      if (recipe.pairs && size > 0 && skeletonBefore !== 0) {
        push(Math.imul(skeletonBefore, FNV_PRIME) ^ bones, KIND.skeletonPair);
      }
      if (recipe.skeletonLetters !== null && size > 1) {
        pushLetters(skeleton, 0, size, KIND.skeletonLetters, ...recipe.skeletonLetters);
      }

      if (negated > 0) {
        negated--;
        push(whole, KIND.negated);
        if (size > 1) push(bones, KIND.negatedSkeleton);
      }
      if (recipe.negatedWords > 0) {
        const [from, to] = deniedVerb(units, start, end);
        if (to > from) {
          const inner = writeSkeleton(units, from, to, skeleton);
          if (inner > 1) push(hashWord(skeleton, 0, inner), KIND.negatedSkeleton);
        }
        if (isNegation(whole)) negated = recipe.negatedWords;
      }
      beforeThat = before;
      before = whole;
      skeletonBefore = bones;
    }
    return ids.subarray(0, count);
  };
}
