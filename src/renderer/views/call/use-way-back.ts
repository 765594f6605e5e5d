import { type RefObject, useRef } from 'react';

/** Where the text was before a search led away from it, and whether it followed the sound. */
interface Left {
  readonly top: number;
  readonly following: boolean;
}

/** Keeps where a text stands when a search begins, for a search that finds nothing. */
export function useWayBack(
  scroller: RefObject<HTMLElement | null>,
  following: boolean,
  setFollowing: (following: boolean) => void,
): { readonly keep: () => void; readonly goBack: () => void } {
  const left = useRef<Left | null>(null);
  return {
    keep() {
      left.current = { top: scroller.current?.scrollTop ?? 0, following };
    },
    goBack() {
      if (!left.current) return;
      setFollowing(left.current.following);
      scroller.current?.scrollTo({ top: left.current.top });
      left.current = null;
    },
  };
}
