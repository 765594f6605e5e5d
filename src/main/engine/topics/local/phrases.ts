import type { Word } from './word-features.ts';

/** Words and phrases that point to entries, and how well they are met in a text. */
export interface PhraseIndex {
  /** Writes for each entry how well its best phrase is met by the words, 0 (not) to 1 (whole, and of no other entry); more with more phrases. */
  hits(words: readonly Word[], into: Float64Array): void;
}

/** A phrase of a line of the glossary. */
export interface Phrase {
  readonly entry: number;
  readonly words: readonly Word[];
  /** 1: a keyword; less: where it is less sure that it points there. */
  readonly weight: number;
}

interface Place {
  readonly phrase: number;
  readonly word: number;
  readonly likeness: number;
}

/** A word with the same consonants is the same word in another script, or another word. */
const SKELETON_LIKENESS = 0.85;
/** A word of the same meaning is often of the same topic. */
const CONCEPT_LIKENESS = 0.8;
/** What a further phrase of the same entry adds. */
const FURTHER = 0.25;

/** Makes the index of the phrases of `entries` lines. */
export function createPhraseIndex(phrases: readonly Phrase[], entries: number): PhraseIndex {
  const entriesWith = countEntries(phrases);
  const spread = ({ stem, concepts }: Word) =>
    concepts.reduce((most, id) => Math.max(most, entriesWith.get(id) ?? 1), entriesWith.get(stem) ?? 1);
  // Of 30 lines a word of one is worth 1, of three a half or so, of all nearly nothing.
  const most = Math.log(1 + Math.max(entries, 8));
  const worth = (word: Word) => (word.telling * Math.log(1 + Math.max(entries, 8) / spread(word))) / most;

  const places = new Map<number, Place[]>();
  const weights: number[][] = [];
  const totals: number[] = [];
  const strengths: number[] = [];
  phrases.forEach(({ words, weight }, phrase) => {
    const telling = words.filter((word) => word.telling > 0);
    weights.push(telling.map(worth));
    const total = weights[phrase].reduce((sum, own) => sum + own, 0);
    totals.push(total);
    strengths.push(weight * Math.min(1, total));
    telling.forEach((word, position) => {
      add(places, word.stem, { phrase, word: position, likeness: 1 });
      for (const concept of word.concepts) add(places, concept, { phrase, word: position, likeness: CONCEPT_LIKENESS });
      for (const skeleton of word.skeletons) {
        if (word.longSkeleton) add(places, skeleton, { phrase, word: position, likeness: SKELETON_LIKENESS });
      }
    });
  });
  const entryOf = phrases.map(({ entry }) => entry);
  const best = weights.map((own) => new Float64Array(own.length));

  return {
    hits(words, into) {
      into.fill(0);
      const met = new Set<number>();
      for (const word of words) {
        if (word.telling === 0) continue;
        meet(places.get(word.stem), met, best);
        for (const concept of word.concepts) meet(places.get(concept), met, best);
        if (word.longSkeleton) for (const skeleton of word.skeletons) meet(places.get(skeleton), met, best);
      }
      const first = new Map<number, number>();
      for (const phrase of met) {
        const likeness = best[phrase];
        let sum = 0;
        for (let i = 0; i < likeness.length; i++) sum += likeness[i] * weights[phrase][i];
        likeness.fill(0);
        if (totals[phrase] === 0) continue;
        const share = sum / totals[phrase];
        const score = strengths[phrase] * share * share;
        const entry = entryOf[phrase];
        const before = first.get(entry) ?? 0;
        first.set(entry, Math.max(before, score));
        into[entry] += FURTHER * Math.min(before, score);
      }
      for (const [entry, score] of first) into[entry] = Math.min(2, score + into[entry]);
    },
  };
}

function meet(places: readonly Place[] | undefined, met: Set<number>, best: readonly Float64Array[]): void {
  if (places === undefined) return;
  for (const { phrase, word, likeness } of places) {
    met.add(phrase);
    if (best[phrase][word] < likeness) best[phrase][word] = likeness;
  }
}

function countEntries(phrases: readonly Phrase[]): Map<number, number> {
  const seen = new Map<number, Set<number>>();
  for (const { entry, words } of phrases) {
    for (const { stem, concepts } of words) {
      for (const id of [stem, ...concepts]) {
        const entries = seen.get(id);
        if (entries === undefined) seen.set(id, new Set([entry]));
        else entries.add(entry);
      }
    }
  }
  return new Map([...seen].map(([stem, entries]) => [stem, entries.size]));
}

function add(places: Map<number, Place[]>, id: number, place: Place): void {
  const list = places.get(id);
  if (list === undefined) places.set(id, [place]);
  else list.push(place);
}
