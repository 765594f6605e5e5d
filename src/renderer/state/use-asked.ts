import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { Connection } from '../bridge/connect.ts';
import { useConnection } from './connection.ts';

/** What was asked for. The last value stays while a newer one is fetched, so that no view blanks. */
export interface Asked<T> {
  readonly value: T | null;
  readonly error: AppError | null;
}

/**
 * Asks, and asks again when `key` or the engine's content changes (`live: false`: only when the key does; `until`: no more once
 * there is a value that will not change). A value is dropped at once when the key changes. Answers to older questions are forgotten.
 */
export function useAsked<T>(
  key: string,
  ask: (connection: Connection, signal: AbortSignal) => Promise<Result<T, AppError>>,
  { live = true, until = () => false }: { readonly live?: boolean; readonly until?: (value: T) => boolean } = {},
): Asked<T> {
  const connection = useConnection((state) => state.connection);
  const revision = useConnection((state) => (live ? state.revision : 0));
  const [asked, setAsked] = useState<Asked<T> & { key: string }>({ key, value: null, error: null });
  const settled = useRef<{ readonly key: string; readonly connection: Connection } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what `ask` closes over; a revision asks again
  useEffect(() => {
    if (!connection) return;
    if (settled.current?.key === key && settled.current.connection === connection) return;
    const over = new AbortController();
    void ask(connection, over.signal).then((result) => {
      if (over.signal.aborted) return;
      if (result.ok && until(result.value)) settled.current = { key, connection };
      setAsked((before) => ({
        key,
        value: result.ok ? result.value : before.key === key ? before.value : null,
        error: result.ok ? null : result.error,
      }));
    });
    return () => over.abort();
  }, [connection, key, revision]);
  return asked.key === key ? asked : { value: null, error: null };
}
