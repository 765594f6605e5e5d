import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { CallPage, CallQuery, CallSort } from '../../shared/domain/call-list.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, type Result } from '../../shared/result.ts';
import { type CallPages, createCallPages } from './call-pages.ts';
import { connected, useConnection } from './connection.ts';

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

/**
 * Gives every list a way to ask that waits until the lists before it have their answers. One that is over by then asks nothing:
 * the engine does not work through the stations of a slider.
 */
function listsInTurn() {
  let underWay: readonly { readonly list: symbol; readonly answered: Promise<unknown> }[] = [];
  return () => {
    const list = Symbol('list');
    return async (
      signal: AbortSignal,
      ask: () => Promise<Result<CallPage, AppError>>,
    ): Promise<Result<CallPage, AppError>> => {
      while (underWay.some((one) => one.list !== list)) {
        await Promise.all(underWay.filter((one) => one.list !== list).map(({ answered }) => answered));
      }
      if (signal.aborted) return err(appError('cancelled', 'another list is looked at'));
      const answered = ask();
      const one = { list, answered };
      underWay = [...underWay, one];
      const result = await answered;
      underWay = underWay.filter((other) => other !== one);
      return result;
    };
  };
}
