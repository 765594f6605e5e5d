import { useEffect, useState } from 'react';
import type { Peaks } from '../../../shared/domain/call-details.ts';
import { useConnection } from '../../state/connection.ts';
import type { Asked } from '../../state/use-asked.ts';

/**
 * The outline of a call, and again and again as it grows while it is measured for the first time. Asks anew when the sound
 * comes (`ready`), in case the recording was gone before.
 */
export function usePeaks(callId: string, ready: boolean): Asked<Peaks> {
  const connection = useConnection((state) => state.connection);
  const [asked, setAsked] = useState<Asked<Peaks>>({ value: null, error: null });
  const got = asked.value?.complete ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came asks no more, `ready` asks again for what did not
  useEffect(() => {
    if (!connection || got) return;
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
  }, [connection, callId, ready]);
  return asked;
}
