import { useEffect, useRef, useState } from 'react';
import type { CallQuery, CallRow, CallSort } from '../../shared/domain/call-list.ts';
import { useConnection } from './connection.ts';

/** Rows fetched at once: three screens of them. */
const PAGE = 100;

/** The part of a list that is looked at. */
export interface CallWindow {
  /** Null until the first answer. */
  readonly total: number | null;
  /** The row at a place of the list; undefined while it is fetched. */
  row(index: number): CallRow | undefined;
}

interface Held {
  readonly key: string;
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly CallRow[]>;
}

/**
 * Holds the pages of a list around what is seen, `[first, last]`, and nothing else. What is held stays on the screen while
 * it is asked for again.
 */
export function useCallWindow(query: CallQuery, sort: CallSort, first: number, last: number): CallWindow {
  const connection = useConnection((state) => state.connection);
  const revision = useConnection((state) => state.revision);
  const key = JSON.stringify([query, sort]);
  const [held, setHeld] = useState<Held>({ key, total: null, pages: new Map() });
  const asking = useRef({ query, sort });
  asking.current = { query, sort };
  const [from, to] = [Math.floor(first / PAGE), Math.floor(Math.max(first, last) / PAGE)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for query and sort; a revision asks again
  useEffect(() => {
    if (!connection) return;
    const over = new AbortController();
    for (let page = from; page <= to; page++) {
      const request = { ...asking.current, offset: page * PAGE, limit: PAGE };
      void connection.engine.request('callPage', request, over.signal).then((result) => {
        if (over.signal.aborted || !result.ok) return;
        const { total, rows } = result.value;
        setHeld((before) => {
          const kept = before.key === key ? [...before.pages].filter(([n]) => n >= from - 1 && n <= to + 1) : [];
          return { key, total, pages: new Map([...kept, [page, rows]]) };
        });
      });
    }
    return () => over.abort();
  }, [connection, key, revision, from, to]);
  const current = held.key === key ? held : { total: null, pages: new Map<number, readonly CallRow[]>() };
  return { total: current.total, row: (index) => current.pages.get(Math.floor(index / PAGE))?.[index % PAGE] };
}
