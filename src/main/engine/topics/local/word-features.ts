import { skeletonOf } from '../../../../shared/domain/consonant-skeleton.ts';
import { foldText } from '../../../../shared/domain/text-folding.ts';
import { conceptFinder } from './concepts.ts';
import { isFunctionWord, isWeakWord } from './function-words.ts';
import { stemOf } from './word-stem.ts';

/** A word with what is looked up of it. Ids are 32-bit hashes. */
export interface Word {
  /** Its number among the words of its reader; null: by its neighbours it means something else than alone. */
  readonly number: number | null;
  readonly stem: number;
  /** Consonants, with and without the article and prepositions that Darija writes on a word; one or two, or none. */
  readonly skeletons: readonly number[];
  /** Whether the consonants are enough of them to tell words apart: three. */
  readonly longSkeleton: boolean;
  /** What it means by the dictionary, alone or with its neighbours. */
  readonly concepts: readonly number[];
  /** N-grams of its letters with both edges. */
  readonly letters: readonly number[];
  /** How much it can say of what a call is about, whatever the glossary: 0 a function word, 1 any word. */
  readonly telling: number;
}

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const WEAK = 0.35;
/** Kinds are hashed apart. */
const KIND = {
  stem: 0x9e3779b1,
  skeleton: 0x165667b1,
  letters: 0x85ebca77,
  pair: 0xc2b2ae3d,
  concept: 0x27d4eb2f,
} as const;
const SHORTEST = 3;
const LONGEST = 5;
/** Of a longer word the rest is not read: it is no word. */
const MOST_LETTERS = 40;
/** Of a longer text the rest is not read: it is an hour of speech. */
const MOST_CHARACTERS = 60_000;
/** Words remembered at a time: a glossary with its calls has some ten thousand. */
const MEMORY = 60_000;
/** A number of five digits and more is a customer's, not a topic's. */
const LONG_NUMBER = /^\d{5,}$/;
const NUMBER = /^\d+$/;
/** Article, after a preposition or not, before at least three more consonants. */
const ON_A_WORD = /^[bfkd]?l(?=...)/;

/** Makes a reader of texts that remembers the words it has seen. */
export function createWordReader(): (text: string) => readonly Word[] {
  let memory = new Map<string, Word>();
  let count = 0;
  return (text) => {
    // Half a pair is no letter.
    const folded = foldText(text.slice(0, MOST_CHARACTERS).toWellFormed());
    if (folded === '') return [];
    if (memory.size > MEMORY) memory = new Map();
    const spelt = folded.split(' ');
    const words = spelt.map((one) => {
      let word = memory.get(one);
      if (word === undefined) {
        word = readWord(one, count++);
        memory.set(one, word);
      }
      return word;
    });
    for (const { start, end, concepts } of conceptFinder().ofPhrases(spelt)) {
      const ids = concepts.map(idOfConcept);
      for (let i = start; i < end; i++) words[i] = { ...words[i], concepts: ids, number: null };
    }
    return words;
  };
}

/** The id of two stems that follow each other. */
export function pairOf(first: number, second: number): number {
  return mix(Math.imul(first, FNV_PRIME) ^ second, KIND.pair);
}

function readWord(spelt: string, number: number): Word {
  const text = LONG_NUMBER.test(spelt) ? '0' : spelt.slice(0, MOST_LETTERS);
  const bones = NUMBER.test(text) ? '' : skeletonOf(text);
  const bare = bones.replace(ON_A_WORD, '');
  const skeletons = bones.length < 2 ? [] : bare === bones ? [bones] : [bones, bare];
  return {
    number,
    stem: mix(hashOf(stemOf(text)), KIND.stem),
    skeletons: skeletons.map((skeleton) => mix(hashOf(skeleton), KIND.skeleton)),
    longSkeleton: bare.length >= 3,
    concepts: conceptFinder().ofWord(text).map(idOfConcept),
    letters: letterGrams(` ${text} `),
    telling: isFunctionWord(text) ? 0 : isWeakWord(text) ? WEAK : 1,
  };
}

function idOfConcept(concept: number): number {
  return mix(concept, KIND.concept);
}

function letterGrams(edged: string): number[] {
  const found = new Set<number>();
  for (let start = 0; start + SHORTEST <= edged.length; start++) {
    let hash = FNV_BASIS;
    for (let i = start; i < Math.min(start + LONGEST, edged.length); i++) {
      hash = Math.imul(hash ^ edged.charCodeAt(i), FNV_PRIME);
      if (i - start + 1 >= SHORTEST) found.add(mix(hash, KIND.letters));
    }
  }
  return [...found];
}

/** FNV-1a over code units. */
function hashOf(text: string): number {
  let hash = FNV_BASIS;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash;
}

/** MurmurHash3's end: every bit depends on every other. */
function mix(hash: number, kind: number): number {
  let mixed = Math.imul(hash ^ kind, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
