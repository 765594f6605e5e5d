import { useState } from 'react';

/** Takes back what was done last, whatever kind of thing it was: each kind knows how to take its own last one back. */
export function useUndo<Kind extends string>(
  takeBack: Readonly<Record<Kind, () => void>>,
): {
  /** Something of this kind was done. */
  did(kind: Kind): void;
  /** Null: nothing was done. */
  readonly undo: (() => void) | null;
} {
  const [done, setDone] = useState<readonly Kind[]>([]);
  const last = done.at(-1);
  return {
    did: (kind) => setDone((before) => [...before, kind]),
    undo:
      last === undefined
        ? null
        : () => {
            setDone((before) => before.slice(0, -1));
            takeBack[last]();
          },
  };
}
