import { pairOf, type Word } from './word-features.ts';

/** A text as a point: indices of features, each once, with their values; of length 1 unless it is empty. */
export interface SparseVector {
  readonly index: Int32Array;
  readonly value: Float32Array;
}

/** How much each kind of feature counts. Chosen on the public sets, see `bench/topics/README.md`. */
const WEIGHT = { stem: 1, pair: 0.6, skeleton: 0.3, letters: 0.2, concept: 2, functionWord: 0.25 } as const;

/** Features of a word that the vocabulary has; the first `spoken` of them are not letters. */
interface Known {
  readonly index: Int32Array;
  readonly weight: Float64Array;
  readonly spoken: number;
}

/** Words remembered at a time. */
const MEMORY = 60_000;

/** Which features there are, and what each one is worth. */
export interface Vocabulary {
  readonly size: number;
  /** Without `letters` the n-grams of letters are left out. */
  vectorOf(words: readonly Word[], letters?: boolean): SparseVector;
}

/** A text that the vocabulary is made of. */
export interface KnownText {
  readonly words: readonly Word[];
  /** Whether n-grams of its letters are kept: of a whole call they are many, and say no more than its words. */
  readonly letters: boolean;
}

/** The vocabulary of the texts learnt from: what none of them holds is not seen in a call either. */
export function createVocabulary(texts: readonly KnownText[]): Vocabulary {
  const indexOf = new Map<number, number>();
  const seenIn: number[] = [];
  const lastText: number[] = [];
  texts.forEach(({ words, letters }, text) => {
    eachFeature(words, letters, (id) => {
      let index = indexOf.get(id);
      if (index === undefined) {
        index = indexOf.size;
        indexOf.set(id, index);
        seenIn.push(0);
        lastText.push(-1);
      }
      if (lastText[index] === text) return;
      lastText[index] = text;
      seenIn[index]++;
    });
  });
  const rarity = Float64Array.from(seenIn, (count) => 1 + Math.log((texts.length + 1) / (count + 1)));
  const sums = new Float64Array(indexOf.size);
  // What is known of a word is looked up once.
  let known = new Map<number, Known>();
  function knownOf(word: Word): Known {
    const before = word.number === null ? undefined : known.get(word.number);
    if (before !== undefined) return before;
    const index: number[] = [];
    const weight: number[] = [];
    let spoken = 0;
    eachOfWord(word, true, (id, own, isLetters) => {
      const at = indexOf.get(id);
      if (at === undefined) return;
      index.push(at);
      weight.push(own);
      if (!isLetters) spoken++;
    });
    const found: Known = { index: Int32Array.from(index), weight: Float64Array.from(weight), spoken };
    if (known.size > MEMORY) known = new Map();
    if (word.number !== null) known.set(word.number, found);
    return found;
  }

  return {
    size: indexOf.size,
    vectorOf(words, letters = true) {
      const touched: number[] = [];
      const see = (index: number, weight: number) => {
        if (sums[index] === 0) touched.push(index);
        sums[index] += weight;
      };
      for (let i = 0; i < words.length; i++) {
        const { index, weight, spoken } = knownOf(words[i]);
        const count = letters ? index.length : spoken;
        for (let k = 0; k < count; k++) see(index[k], weight[k]);
        const pair = i === 0 ? undefined : indexOf.get(pairOf(words[i - 1].stem, words[i].stem));
        if (pair !== undefined) see(pair, WEIGHT.pair);
      }
      const index = Int32Array.from(touched);
      const value = new Float32Array(index.length);
      let square = 0;
      for (let i = 0; i < index.length; i++) {
        const own = Math.sqrt(sums[index[i]]) * rarity[index[i]];
        sums[index[i]] = 0;
        value[i] = own;
        square += own * own;
      }
      const scale = square === 0 ? 0 : 1 / Math.sqrt(square);
      for (let i = 0; i < value.length; i++) value[i] *= scale;
      return { index, value };
    },
  };
}

/** The same direction by its largest values alone, so many at most. */
export function shorten(vector: SparseVector, most: number): SparseVector {
  const { index, value } = vector;
  if (index.length <= most) return vector;
  const least = value.toSorted()[value.length - most];
  const kept = [...index.keys()].filter((i) => value[i] >= least).slice(0, most);
  const own = Float32Array.from(kept, (i) => value[i]);
  const scale = 1 / Math.sqrt(own.reduce((sum, x) => sum + x * x, 0));
  return { index: Int32Array.from(kept, (i) => index[i]), value: own.map((x) => x * scale) };
}

function eachFeature(words: readonly Word[], withLetters: boolean, see: (id: number) => void): void {
  for (let i = 0; i < words.length; i++) {
    eachOfWord(words[i], withLetters, see);
    if (i > 0) see(pairOf(words[i - 1].stem, words[i].stem));
  }
}

function eachOfWord(
  word: Word,
  withLetters: boolean,
  see: (id: number, weight: number, isLetters: boolean) => void,
): void {
  const share = word.telling === 0 ? WEIGHT.functionWord : 1;
  see(word.stem, share * WEIGHT.stem, false);
  for (const id of word.skeletons) see(id, share * WEIGHT.skeleton, false);
  for (const id of word.concepts) see(id, WEIGHT.concept, false);
  if (withLetters) for (const id of word.letters) see(id, share * WEIGHT.letters, true);
}
