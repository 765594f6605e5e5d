import { foldText } from '../../../../shared/domain/text-folding.ts';
import { createWordReader, type Word } from './word-features.ts';

/**
 * Makes a test of whether one of some phrases is said in a turn, by the forms of words that the classifier compares: stems, consonants of
 * either script, and the dictionary. All words of a phrase that can tell a topic have to be in the turn, in any order, as the
 * classifier counts them; weak ones (“problème”, “service”) only where a phrase has no others. A phrase of function words alone has to be
 * said as it is written.
 */
export function phraseMatcher(phrases: readonly string[]): (turn: string) => boolean {
  const read = createWordReader();
  const written: string[] = [];
  /** Where a form of a word leads: to a word of a phrase. */
  const places = new Map<number, { readonly phrase: number; readonly word: number }[]>();
  const lengths: number[] = [];
  for (const phrase of phrases) {
    const words = tellingWords(read(phrase));
    if (words.length === 0) {
      const folded = foldText(phrase);
      if (folded !== '') written.push(` ${folded} `);
      continue;
    }
    for (const [word, one] of words.entries()) {
      for (const form of formsOf(one)) {
        const list = places.get(form) ?? [];
        places.set(form, list);
        list.push({ phrase: lengths.length, word });
      }
    }
    lengths.push(words.length);
  }
  return (turn) => {
    const met = new Map<number, Set<number>>();
    for (const word of read(turn)) {
      if (word.telling === 0 && word.number !== null) continue;
      for (const form of formsOf(word)) {
        for (const { phrase, word: place } of places.get(form) ?? []) {
          const words = met.get(phrase) ?? new Set();
          met.set(phrase, words.add(place));
          if (words.size === lengths[phrase]) return true;
        }
      }
    }
    if (written.length === 0) return false;
    const said = ` ${foldText(turn)} `;
    return written.some((phrase) => said.includes(phrase));
  };
}

/** Each word once, the most telling ones only. */
function tellingWords(words: readonly Word[]): readonly Word[] {
  const most = words.reduce((telling, word) => Math.max(telling, word.telling), 0);
  if (most === 0) return [];
  return [...new Map(words.filter(({ telling }) => telling === most).map((word) => [word.stem, word])).values()];
}

/** What two words have to share one of to be the same; ids of different kinds do not meet. */
function formsOf({ stem, skeletons, longSkeleton, concepts }: Word): readonly number[] {
  return longSkeleton ? [stem, ...skeletons, ...concepts] : [stem, ...concepts];
}
