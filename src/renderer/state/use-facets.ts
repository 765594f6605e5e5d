import { useEffect, useMemo, useRef, useState } from 'react';
import type { CallFacets, CallQuery } from '../../shared/domain/call-list.ts';
import { useConnection } from './connection.ts';
import { oneAtATime } from './one-at-a-time.ts';

/**
 * Counts for the filters, asked for anew with every filter and every change. Those before stay meanwhile; null at first. A
 * question under way is answered before the next is asked, which is then the newest: a slider asks faster than anyone counts.
 */
export function useFacets(query: CallQuery): CallFacets | null {
  const connection = useConnection((state) => state.connection);
  const revision = useConnection((state) => state.revision);
  const [held, setHeld] = useState<{ readonly batchId: string; readonly facets: CallFacets } | null>(null);
  const newest = useRef(query);
  newest.current = query;
  const shown = useRef(true);
  const renew = useMemo(
    () =>
      oneAtATime(async () => {
        // The rows are asked for in the same moment, and are what the analyst waits for: they go first.
        await null;
        if (!shown.current) return;
        const asked = newest.current;
        const found = await connection?.engine.request('callFacets', { query: asked });
        if (found?.ok && shown.current) setHeld({ batchId: asked.batchId, facets: found.value });
      }),
    [connection],
  );
  const key = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the query; a revision asks again
  useEffect(() => renew(), [renew, key, revision]);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return held?.batchId === query.batchId ? held.facets : null;
}
