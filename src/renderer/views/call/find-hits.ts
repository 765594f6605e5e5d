import { foldText } from '../../../shared/domain/text-folding.ts';
import type { Turn } from './utterances.ts';

/** Words of a turn, `first` to `last` included. */
export interface WordRange {
  readonly turn: number;
  readonly first: number;
  readonly last: number;
}

/** A turn as it is searched: its words in one text, and where each begins in it. */
export interface FoldedTurn {
  readonly text: string;
  readonly starts: readonly number[];
}

/** Makes turns ready for `findHits`. */
export function foldTurns(turns: readonly Turn[]): FoldedTurn[] {
  return turns.map(({ words }) => {
    let text = '';
    const starts = words.map((word) => {
      const folded = foldText(word.text);
      const start = text === '' || folded === '' ? text.length : text.length + 1;
      text += start > text.length ? ` ${folded}` : folded;
      return start;
    });
    return { text, starts };
  });
}

/** Where a text was said, in the order of time. Marks whole words, each stretch of words once. */
export function findHits(turns: readonly FoldedTurn[], query: string): WordRange[] {
  const wanted = foldText(query);
  if (wanted === '') return [];
  return turns.flatMap(({ text, starts }, turn) => {
    const hits: WordRange[] = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const first = wordAt(starts, at);
      const last = wordAt(starts, at + wanted.length - 1);
      if (hits.at(-1)?.first !== first) hits.push({ turn, first, last });
    }
    return hits;
  });
}

/** The last word that begins at or before a place; words of signs alone share the place of the next and are passed over. */
function wordAt(starts: readonly number[], place: number): number {
  return starts.findLastIndex((start) => start <= place);
}
