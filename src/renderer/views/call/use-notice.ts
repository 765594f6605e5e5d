import { useCallback, useEffect, useState } from 'react';

/** How long a notice stays, in milliseconds: time to read two lines and reach for the mouse. */
const STAYS_MS = 8000;

/** What was just done. */
interface Said {
  readonly text: string;
  /** It can be taken back. */
  readonly undoable: boolean;
}

/** A line that says what was just done, and goes by itself. */
export function useNotice(): {
  readonly notice: Said | null;
  readonly say: (text: string, undoable?: boolean) => void;
} {
  const [notice, setNotice] = useState<Said | null>(null);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(null), STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return { notice, say: useCallback((text, undoable = false) => setNotice({ text, undoable }), []) };
}
