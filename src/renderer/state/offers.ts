import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { Offer } from '../../shared/ipc/engine-shell-contract.ts';

/** A view that has its own use for what is dropped. */
interface Taker {
  take(offer: Offer): void;
  /** What the veil says while something hovers over the window. */
  readonly veil: string;
}

/** Null: what is dropped becomes a batch. */
export const useTaker = create<{ readonly taker: Taker | null }>(() => ({ taker: null }));

/** Lets a view take what is dropped or handed over for as long as it is shown. */
export function useOfferTaker(take: (offer: Offer) => void, veil: string): void {
  const held = useRef(take);
  held.current = take;
  useEffect(() => {
    const taker = { take: (offer: Offer) => held.current(offer), veil };
    useTaker.setState({ taker });
    return () => useTaker.setState((now) => (now.taker === taker ? { taker: null } : now));
  }, [veil]);
}

/** Gives an offer to the view that wants it; false: there is none. */
export function takeOffer(offer: Offer): boolean {
  const { taker } = useTaker.getState();
  taker?.take(offer);
  return taker !== null;
}
