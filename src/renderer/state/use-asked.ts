import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { Connection } from '../bridge/connect.ts';
import { useConnection } from './connection.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** What was asked for. The last value stays while a newer one is fetched, so that no view blanks. */
export interface Asked<T> {
  readonly value: T | null;
  readonly error: AppError | null;
}

/** What has to change for a question to be asked again; see `ConnectionState`. */
const COUNTED = { calls: 'revision', house: 'houseRevision' } as const;

/**
 * Asks, and asks again when `key` changes or what it is about (`nothing`: only the key; `until`: no more once there is a value
 * that will not change). A value is dropped at once when the key changes, and answers to older keys are forgotten. A question
 * under way is answered before the next is asked: what takes longer than a run's second comes all the same.
 */
export function useAsked<T>(
  key: string,
  ask: (connection: Connection, signal: AbortSignal) => Promise<Result<T, AppError>>,
  options: { readonly about?: 'calls' | 'house' | 'nothing'; readonly until?: (value: T) => boolean } = {},
): Asked<T> {
  const { about = 'calls', until = () => false } = options;
  const connection = useConnection((state) => state.connection);
  const [asked, setAsked] = useState<Asked<T> & { key: string }>({ key, value: null, error: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what `ask` closes over
  useEffect(() => {
    if (!connection) return;
    const over = new AbortController();
    let settled = false;
    const renew = oneAtATime(async () => {
      if (settled || over.signal.aborted) return;
      const result = await ask(connection, over.signal);
      if (over.signal.aborted) return;
      settled = result.ok && until(result.value);
      setAsked((before) => ({
        key,
        value: result.ok ? result.value : before.key === key ? before.value : null,
        error: result.ok ? null : result.error,
      }));
    });
    renew();
    const unsubscribe = useConnection.subscribe((now, before) => {
      if (about !== 'nothing' && now[COUNTED[about]] !== before[COUNTED[about]]) renew();
    });
    return () => {
      unsubscribe();
      over.abort();
    };
  }, [connection, key]);
  return asked.key === key ? asked : { value: null, error: null };
}
