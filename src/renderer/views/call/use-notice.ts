import { useCallback, useEffect, useState } from 'react';

/** How long a notice stays, in milliseconds: time to read two lines and reach for the mouse. */
const STAYS_MS = 8000;

/** What was just done. */
interface Said {
  readonly text: string;
  /** It can be taken back. */
  readonly undoable: boolean;
}

/** A line that says what was just done, and goes by itself: not while the analyst is on it. */
export function useNotice(): {
  /** The analyst is on it, by mouse or keyboard, or no more. */
  readonly hold: (held: boolean) => void;
  readonly notice: Said | null;
  readonly say: (text: string, undoable?: boolean) => void;
} {
  const [notice, setNotice] = useState<Said | null>(null);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!notice || held) return;
    const timer = setTimeout(() => setNotice(null), STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice, held]);
  const say = useCallback((text: string, undoable = false) => {
    setHeld(false);
    setNotice({ text, undoable });
  }, []);
  return { notice, say, hold: setHeld };
}
