import { useEffect, useState } from 'react';
import type { Peaks } from '../../../shared/domain/call-details.ts';
import { useConnection } from '../../state/connection.ts';
import type { Asked } from '../../state/use-asked.ts';

/** The outline of a call, and again and again as it grows while it is measured for the first time. */
export function usePeaks(callId: string): Asked<Peaks> & { readonly retry: () => void } {
  const connection = useConnection((state) => state.connection);
  const [tries, setTries] = useState(0);
  const [asked, setAsked] = useState<Asked<Peaks>>({ value: null, error: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: trying again asks again
  useEffect(() => {
    if (!connection) return;
    const over = new AbortController();
    const ask = async () => {
      for (;;) {
        const peaks = await connection.engine.request('peaks', { callId }, over.signal);
        if (over.signal.aborted) return;
        setAsked((before) => ({ value: peaks.ok ? peaks.value : before.value, error: peaks.ok ? null : peaks.error }));
        if (!peaks.ok || peaks.value.complete) return;
      }
    };
    void ask();
    return () => over.abort();
  }, [connection, callId, tries]);
  return { ...asked, retry: () => setTries((before) => before + 1) };
}
