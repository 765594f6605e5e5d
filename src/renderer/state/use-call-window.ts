import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { CallQuery, CallSort } from '../../shared/domain/call-list.ts';
import { type CallPages, createCallPages } from './call-pages.ts';
import { connected, useConnection } from './connection.ts';

/**
 * The pages of a list, asked for again when the engine's content changes. While another list is fetched for the first time the
 * one before stays on the screen.
 */
export function useCallWindow(query: CallQuery, sort: CallSort): CallPages {
  const connection = useConnection((state) => state.connection);
  const revision = useConnection((state) => state.revision);
  const key = JSON.stringify([query, sort]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for query and sort; another connection asks anew
  const pages = useMemo(
    () =>
      createCallPages((offset, limit, signal) =>
        connected().engine.request('callPage', { query, sort, offset, limit }, signal),
      ),
    [key, connection],
  );
  // Pages come with every few rows that are scrolled: only the table draws itself again for them.
  useSyncExternalStore(pages.subscribe, pages.total);
  useSyncExternalStore(pages.subscribe, pages.error);
  const shown = useRef(pages);
  if (pages.total() !== null || pages.error() !== null) shown.current = pages;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first revision is asked for by looking
  useEffect(() => pages.outdate(), [revision]);
  useEffect(() => {
    pages.look(0, 0);
    return () => pages.end();
  }, [pages]);
  return shown.current === pages ? pages : { ...shown.current, look: pages.look };
}
