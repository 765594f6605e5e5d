import type { Phrase } from './phrases.ts';
import type { Word } from './word-features.ts';

/** Keywords of several words, found where they are said word for word. */
export interface SaidKeywords {
  /** Writes 1 for each entry whose keyword is said, less where other entries have it too; 0 for the others. */
  said(words: readonly Word[], into: Float64Array): void;
}

/** A keyword of one word is said in passing; one of two that say something is meant. */
const LEAST_TELLING = 2;

/** Makes the finder of keywords. Words are compared by their stems. */
export function createSaidKeywords(keywords: readonly Phrase[]): SaidKeywords {
  const byFirst = new Map<number, { stems: readonly number[]; entries: Set<number> }[]>();
  for (const { words, entry } of keywords) {
    if (words.filter(({ telling }) => telling > 0).length < LEAST_TELLING) continue;
    const stems = words.map(({ stem }) => stem);
    const own = byFirst.get(stems[0]) ?? [];
    byFirst.set(stems[0], own);
    const same = own.find((one) => one.stems.join() === stems.join());
    if (same === undefined) own.push({ stems, entries: new Set([entry]) });
    else same.entries.add(entry);
  }
  return {
    said(words, into) {
      into.fill(0);
      words.forEach(({ stem }, start) => {
        for (const { stems, entries } of byFirst.get(stem) ?? []) {
          if (!stems.every((one, i) => words[start + i]?.stem === one)) continue;
          for (const entry of entries) into[entry] = Math.max(into[entry], 1 / entries.size);
        }
      });
    },
  };
}
