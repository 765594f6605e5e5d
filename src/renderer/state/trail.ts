import { useEffect } from 'react';
import { create } from 'zustand';

/** What the open views are called, for the bar over them; null: nothing with a name is open. */
interface Trail {
  readonly batch: string | null;
  readonly call: string | null;
}

/** See `Trail`. */
export const useTrail = create<Trail>(() => ({ batch: null, call: null }));

/** Tells the bar what the view shows; undefined: it does not know yet. The name stays: who goes on to a call is still in the batch. */
export function useName(level: keyof Trail, name: string | undefined): void {
  useEffect(() => {
    if (name !== undefined) useTrail.setState({ [level]: name });
  }, [level, name]);
}
