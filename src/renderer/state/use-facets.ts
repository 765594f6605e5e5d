import { useEffect, useState } from 'react';
import type { CallFacets, CallQuery } from '../../shared/domain/call-list.ts';
import { useConnection } from './connection.ts';

/** Counts for the filters, asked for anew with every filter and every change. Those before stay meanwhile; null at first. */
export function useFacets(query: CallQuery): CallFacets | null {
  const connection = useConnection((state) => state.connection);
  const revision = useConnection((state) => state.revision);
  const [held, setHeld] = useState<{ readonly batchId: string; readonly facets: CallFacets } | null>(null);
  const key = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the query; a revision asks again
  useEffect(() => {
    const over = new AbortController();
    const ask = async () => {
      // The rows are asked for in the same moment, and are what the analyst waits for: they go first.
      await null;
      const found = await connection?.engine.request('callFacets', { query }, over.signal);
      if (found?.ok && !over.signal.aborted) setHeld({ batchId: query.batchId, facets: found.value });
    };
    void ask();
    return () => over.abort();
  }, [connection, key, revision]);
  return held?.batchId === query.batchId ? held.facets : null;
}
