import { useEffect } from 'react';
import type { CallDetails, Neighbours } from '../../../shared/domain/call-details.ts';
import type { Connection } from '../../bridge/connect.ts';
import { useConnection } from '../../state/connection.ts';
import { useFusionTrial } from '../../state/fusion-trial.ts';
import { usePlace } from '../../state/place.ts';
import { type Asked, useAsked } from '../../state/use-asked.ts';

/** Calls kept ready: the one before, the one after, and those just left. */
const MOST_READY = 6;

/** What was fetched before it was asked for, the newest last. */
const ready = new Map<string, CallDetails>();

/** An opened call. What was made ready is there at once. */
export function useOpenedCall(callId: string): Asked<CallDetails> {
  const call = useAsked(`call ${callId}`, ({ engine }, signal) => engine.request('call', { callId }, signal), {
    until: ({ state }) => state === 'done',
  });
  return { ...call, value: call.value ?? ready.get(callId) ?? null };
}

/** What stands around a call in the list it is looked at in, made ready to be opened; null until it is known. */
export function useNeighbours(callId: string, batchId: string | null): Neighbours | null {
  const connection = useConnection((state) => state.connection);
  const { filters, sort } = usePlace();
  const fusion = useFusionTrial(({ trial }) => trial);
  const query = { ...filters, fusion, batchId: batchId ?? '' };
  const { value } = useAsked(
    `neighbours ${JSON.stringify([callId, query, sort])}`,
    async ({ engine }, signal) => {
      return engine.request('neighbours', { query, sort, callId }, signal);
    },
    // The order holds while the analyst goes through it, whatever a run adds.
    { about: 'nothing' },
  );
  const [before, after] = [value?.previous?.callId, value?.next?.callId];
  useEffect(() => {
    for (const one of [after, before]) if (connection && one !== undefined) void makeReady(connection, one);
  }, [connection, before, after]);
  return value;
}

async function makeReady({ engine }: Connection, callId: string): Promise<void> {
  if (ready.has(callId)) return;
  // The engine keeps the outline once it is measured: asking is enough.
  void engine.request('peaks', { callId });
  const call = await engine.request('call', { callId });
  if (!call.ok || call.value.state !== 'done') return;
  ready.set(callId, call.value);
  const oldest = ready.size > MOST_READY ? ready.keys().next().value : undefined;
  if (oldest !== undefined) ready.delete(oldest);
}

/** Forgets what was made ready of a call, because it has changed. */
export function forgetReady(callId: string): void {
  ready.delete(callId);
}
