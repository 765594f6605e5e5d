import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { JudgedSide } from '../../shared/domain/sentiment.ts';
import type { AppError } from '../../shared/errors.ts';
import type { JudgedText } from '../../shared/ipc/engine/sentiment-requests.ts';
import { useConnection } from './connection.ts';

/** What was typed to be tried. It outlives a look at another page, and nothing else. */
export const useTryBox = create<{ readonly text: string }>(() => ({ text: '' }));

/** What a side's classifier said of lines that were tried. */
export interface Tried {
  /** The lines it was asked about; while newer ones are judged, they are older than what is typed. */
  readonly lines: readonly string[];
  /** By line; null: there is nothing to judge. */
  readonly judged: readonly (JudgedText | null)[];
}

/** How it stands with a try. */
export interface Trying {
  readonly tried: Tried | null;
  readonly error: AppError | null;
  /** It takes long enough to be said: a model is loaded. */
  readonly slow: boolean;
}

/** Typing pauses so long, in milliseconds, before anybody is asked. */
const PAUSE_MS = 150;
/** A loaded classifier of the larger kind has answered by then. */
const SLOW_MS = 700;
const NOTHING: Trying = { tried: null, error: null, slow: false };

/**
 * Has lines judged as said by a side, newest wins: first what is felt, then which words weigh, which takes a run per word.
 * `basis` says in a word what else the answer hangs on; when it changes, the lines are judged again.
 */
export function useTrying(side: JudgedSide, lines: readonly string[], basis: string): Trying {
  const connection = useConnection((state) => state.connection);
  // The engine goes by settings once they are written, which this tells.
  const revision = useConnection((state) => state.houseRevision);
  const [trying, setTrying] = useState(NOTHING);
  const asked = lines.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` stands for the lines, `basis` and `revision` for the settings
  useEffect(() => {
    if (!connection || asked.trim() === '') {
      setTrying(NOTHING);
      return;
    }
    const over = new AbortController();
    const ask = async (explain: boolean) => {
      const found = await connection.engine.request('tryTexts', { side, texts: [...lines], explain }, over.signal);
      if (over.signal.aborted) return false;
      setTrying((before) =>
        found.ok
          ? { ...NOTHING, tried: { lines, judged: withKnownWords(found.value, lines, before.tried) } }
          : { ...NOTHING, error: found.error },
      );
      return found.ok;
    };
    const start = setTimeout(async () => {
      if (await ask(false)) await ask(true);
    }, PAUSE_MS);
    const slow = setTimeout(() => setTrying((now) => ({ ...now, slow: now.tried?.lines !== lines })), SLOW_MS);
    return () => {
      clearTimeout(start);
      clearTimeout(slow);
      over.abort();
    };
  }, [connection, side, asked, basis, revision]);
  return trying;
}

/** Lines that are judged as before weigh their words as before: shades stay while the line beside them is typed. */
function withKnownWords(judged: Tried['judged'], lines: readonly string[], before: Tried | null): Tried['judged'] {
  return judged.map((found, index) => {
    if (!found || found.words.length > 0) return found;
    const known = before?.judged[before.lines.indexOf(lines[index] ?? '')];
    const isSame = JSON.stringify(known?.probabilities) === JSON.stringify(found.probabilities);
    return known && isSame ? known : found;
  });
}
