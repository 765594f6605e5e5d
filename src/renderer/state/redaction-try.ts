import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { Redaction } from '../../shared/domain/redaction.ts';
import type { AppError } from '../../shared/errors.ts';
import { useConnection } from './connection.ts';

/** What was typed to see what would be hidden of it. It outlives a look at another page, and nothing else. */
export const useRedactionTry = create<{ readonly text: string }>(() => ({ text: '' }));

/** A text with what would be hidden of it; while another is typed it is older than that. */
export interface TriedRedaction {
  readonly text: string;
  readonly redaction: Redaction;
}

/** Typing pauses so long, in milliseconds, before the engine is asked. */
const PAUSE_MS = 120;

/** Has a text redacted; the newest wins. */
export function useTriedRedaction(text: string): {
  readonly tried: TriedRedaction | null;
  readonly error: AppError | null;
} {
  const connection = useConnection((state) => state.connection);
  const [found, setFound] = useState<ReturnType<typeof useTriedRedaction>>({ tried: null, error: null });
  useEffect(() => {
    if (!connection || text.trim() === '') return setFound({ tried: null, error: null });
    const over = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await connection.engine.request('tryRedaction', { text }, over.signal);
      if (over.signal.aborted) return;
      setFound(
        answer.ok ? { tried: { text, redaction: answer.value }, error: null } : { tried: null, error: answer.error },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [connection, text]);
  return found;
}
