import { pairOf, type Word } from './word-features.ts';

/** What each word of a text says by itself of the entries whose lines have it. */
export interface WordVotes {
  /** Writes for each entry the sum of what the words say; each word, meaning and pair counts once. */
  votes(words: readonly Word[], into: Float64Array): void;
}

/** A text of an entry, or of none. */
export interface VotingText {
  readonly words: readonly Word[];
  readonly classes: readonly number[];
  /** How often its words count as said in the line. */
  readonly times: number;
}

/** What a match of each kind is worth. As all numbers here chosen on the calls of kind `dev` and the public sets: `bench/topics/README.md`. */
const WEIGHT = { stem: 1, concept: 1, skeleton: 0.6, pair: 0.5 } as const;
/** Rarity to this power. */
const RARITY = 1.3;
/** BM25's k1 and b: how soon a word said again adds nothing, and how much less it says in a longer line. */
const SATURATION = 1.5;
const LENGTH = 0.5;
/** A word whose meaning another word has had before it. */
const AGAIN = 0.4;

/** What an id or a word says of entries. */
interface Votes {
  readonly entries: Int32Array;
  readonly worth: Float64Array;
}

/** Words remembered at a time. */
const MEMORY = 60_000;

/**
 * BM25 (Robertson and Zaragoza, 2009) with the lines as documents and the call as the query, a word met by the best of what is looked up
 * of it. Unlike planes and means it is made for a long query and short documents: words that no line has change nothing.
 */
export function createWordVotes(texts: readonly VotingText[], entries: number): WordVotes {
  const counts = new Map<number, Map<number, number>>();
  const lengths = new Float64Array(entries);
  const ofNone = new Map<number, number>();
  for (const { words, classes, times } of texts) {
    const ids = words.flatMap((word, i) => {
      if (word.telling === 0) return [];
      const own = idsOf(word).map(([id]) => id);
      return i === 0 ? own : [...own, pairOf(words[i - 1].stem, word.stem)];
    });
    if (classes.length === 0) for (const id of new Set(ids)) ofNone.set(id, (ofNone.get(id) ?? 0) + 1);
    for (const entry of classes) {
      for (const id of ids) {
        const own = counts.get(id) ?? new Map<number, number>();
        counts.set(id, own.set(entry, (own.get(entry) ?? 0) + times));
      }
      for (const { telling } of words) lengths[entry] += times * telling;
    }
  }
  const mean = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, entries) || 1;
  const votesOf = new Map<number, Votes>();
  for (const [id, own] of counts) {
    const lines = own.size + (ofNone.get(id) ?? 0);
    const rarity = Math.log(1 + (entries + 1 - Math.min(entries, own.size)) / lines) ** RARITY;
    const vote = (times: number, entry: number) =>
      (rarity * times) / (times + SATURATION * (1 - LENGTH + (LENGTH * lengths[entry]) / mean));
    votesOf.set(id, {
      entries: Int32Array.from(own.keys()),
      worth: Float64Array.from(own, ([entry, times]) => vote(times, entry)),
    });
  }

  // What a word says is looked up once: the best of its meanings for each entry. By the word as it is written, for two of one stem may have
  // other consonants and meanings: the calls classified before must not tell in this one.
  let known = new Map<number, Votes>();
  function votesOfWord(word: Word): Votes {
    const before = word.number === null ? undefined : known.get(word.number);
    if (before !== undefined) return before;
    const best = new Map<number, number>();
    for (const [id, weight] of idsOf(word)) {
      const own = votesOf.get(id);
      own?.entries.forEach((entry, i) => {
        best.set(entry, Math.max(best.get(entry) ?? 0, weight * word.telling * own.worth[i]));
      });
    }
    const found = { entries: Int32Array.from(best.keys()), worth: Float64Array.from(best.values()) };
    if (known.size > MEMORY) known = new Map();
    if (word.number !== null) known.set(word.number, found);
    return found;
  }

  return {
    votes(words, into) {
      into.fill(0);
      const said = new Set<number>();
      words.forEach((word, i) => {
        if (word.telling === 0 || said.has(word.stem)) return;
        said.add(word.stem);
        // A meaning said before in another word is no further reason.
        const again = word.concepts.some((id) => said.has(id));
        for (const id of word.concepts) said.add(id);
        add(into, votesOfWord(word), again ? AGAIN : 1);
        const pair = i === 0 ? undefined : votesOf.get(pairOf(words[i - 1].stem, word.stem));
        if (pair !== undefined) add(into, pair, WEIGHT.pair);
      });
    },
  };
}

function add(into: Float64Array, { entries, worth }: Votes, share: number): void {
  for (let i = 0; i < entries.length; i++) into[entries[i]] += share * worth[i];
}

/** By what a word is met, and what each is worth. */
function idsOf(word: Word): [id: number, weight: number][] {
  return [
    [word.stem, WEIGHT.stem],
    ...word.concepts.map((id): [number, number] => [id, WEIGHT.concept]),
    ...(word.longSkeleton ? word.skeletons : []).map((id): [number, number] => [id, WEIGHT.skeleton]),
  ];
}
