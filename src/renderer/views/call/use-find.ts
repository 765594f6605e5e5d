import { useMemo, useState } from 'react';
import { findHits, foldTurns, type WordRange } from './find-hits.ts';
import type { Player } from './player.ts';
import type { Turn } from './utterances.ts';

/** Looking for something in a call. */
export interface Find {
  /** Null: nothing is looked for. */
  readonly query: string | null;
  readonly hits: readonly WordRange[];
  /** Which hit the analyst is at; -1: none. */
  readonly at: number;
  open(): void;
  close(): void;
  look(query: string): void;
  /** Goes to the next hit, or back; behind the last comes the first. */
  step(by: 1 | -1): void;
}

/** Looks for words in turns; `onHit` is led to each hit, beginning with the first from where the sound is. */
export function useFind(turns: readonly Turn[], player: Player, onHit: (hit: WordRange) => void): Find {
  const [query, setQuery] = useState<string | null>(null);
  const [at, setAt] = useState(-1);
  const isOpen = query !== null;
  const folded = useMemo(() => (isOpen ? foldTurns(turns) : []), [isOpen, turns]);
  const hits = useMemo(() => (query === null ? [] : findHits(folded, query)), [folded, query]);
  const goTo = (index: number, among: readonly WordRange[]) => {
    setAt(index);
    const hit = among[index];
    if (hit) onHit(hit);
  };
  return {
    query,
    hits,
    at: Math.min(at, hits.length - 1),
    open: () => setQuery((before) => before ?? ''),
    close: () => setQuery(null),
    look(wanted) {
      setQuery(wanted);
      const found = findHits(folded, wanted);
      const { timeS } = player.state();
      const ahead = found.findIndex(({ turn }) => (turns[turn]?.endS ?? 0) >= timeS);
      goTo(found.length === 0 ? -1 : Math.max(0, ahead), found);
    },
    step(by) {
      if (hits.length > 0) goTo((at + by + hits.length) % hits.length, hits);
    },
  };
}
