import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { CallQuery, CallSort } from '../../shared/domain/call-list.ts';
import { type CallPages, createCallPages } from './call-pages.ts';
import { connected, useConnection } from './connection.ts';
import { listsInTurn } from './lists-in-turn.ts';

/**
 * The pages of a list, asked for again when the engine's content changes. While another list is fetched for the first time the
 * one before stays on the screen. Of lists that follow each other faster than they are answered only the newest is asked for.
 */
export function useCallWindow(query: CallQuery, sort: CallSort): CallPages {
  const connection = useConnection((state) => state.connection);
  const revision = useConnection((state) => state.revision);
  const inTurn = useRef(listsInTurn());
  const key = JSON.stringify([query, sort]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for query and sort; another connection asks anew
  const pages = useMemo(() => {
    const asking = inTurn.current();
    return createCallPages((offset, limit, signal) =>
      asking(signal, () => connected().engine.request('callPage', { query, sort, offset, limit }, signal)),
    );
  }, [key, connection]);
  // The same calls under other weights of fusion are the same place: what was seen there is looked at again.
  const place = JSON.stringify([{ ...query, fusion: null }, sort]);
  const seen = useRef({ place, first: 0, last: 0 });
  if (seen.current.place !== place) seen.current = { place, first: 0, last: 0 };
  const isReady = () => pages.error() !== null || hasRows(pages, seen.current.first, seen.current.last);
  // Pages come with every few rows that are scrolled: only the table draws itself again for them.
  useSyncExternalStore(pages.subscribe, pages.total);
  useSyncExternalStore(pages.subscribe, pages.error);
  const ready = useSyncExternalStore(pages.subscribe, isReady);
  const shown = useRef(pages);
  if (ready) shown.current = pages;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first revision is asked for by looking
  useEffect(() => pages.outdate(), [revision]);
  useEffect(() => {
    pages.look(seen.current.first, seen.current.last);
    return () => pages.end();
  }, [pages]);
  const held = shown.current;
  return useMemo(() => {
    const look = (first: number, last: number) => {
      seen.current = { place, first, last };
      pages.look(first, last);
    };
    return { ...held, look };
  }, [held, pages, place]);
}

/** Whether all rows of a stretch are there, as far as the list goes. */
function hasRows(pages: CallPages, first: number, last: number): boolean {
  const total = pages.total();
  if (total === null) return false;
  for (let index = first; index <= Math.min(last, total - 1); index++) {
    if (pages.row(index) === undefined) return false;
  }
  return true;
}
