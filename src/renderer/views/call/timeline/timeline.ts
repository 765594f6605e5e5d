import { useSyncExternalStore } from 'react';
import type { Span } from '../../../../shared/domain/transcript.ts';
import type { Player } from '../player.ts';
import { pageAt, scrolled, sees, whole, zoomed } from './time-window.ts';

/** What one press of the keys zooms by. */
const ZOOM_STEP = 2;
/** A place that is further from the last one was jumped to, in seconds; playing gets nowhere that fast. */
const JUMP_S = 0.5;

/** The part of a call that its lanes show. An external store, as the player is. */
export interface Timeline {
  readonly durationS: number;
  subscribe(listener: () => void): () => void;
  /** The same object until it changes. */
  seen(): Span;
  /** Below 1: closer. */
  zoom(factor: number, aroundS: number): void;
  /** Zooms around what is heard when that is seen, around the middle otherwise. */
  zoomIn(): void;
  zoomOut(): void;
  zoomAll(): void;
  /** By the analyst's hand: playing does not take the view away again until what is heard is seen. */
  scroll(byS: number): void;
  /** Keeps in view what the player plays, page by page; gives how to stop. */
  follow(): () => void;
}

/** The timeline of an opened call; it shows all of it at first. */
export function openTimeline(durationS: number, player: Player): Timeline {
  const listeners = new Set<() => void>();
  let seen = whole(durationS);
  let left = false;
  const show = (next: Span) => {
    if (next.startS === seen.startS && next.endS === seen.endS) return;
    seen = next;
    for (const listener of listeners) listener();
  };
  const zoom = (factor: number, aroundS: number) => show(zoomed(seen, factor, aroundS, durationS));
  const middle = () => {
    const { timeS } = player.state();
    return sees(seen, timeS) ? timeS : (seen.startS + seen.endS) / 2;
  };
  return {
    durationS,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    seen: () => seen,
    zoom(factor, aroundS) {
      zoom(factor, aroundS);
      left = !sees(seen, player.state().timeS);
    },
    zoomIn: () => zoom(1 / ZOOM_STEP, middle()),
    zoomOut: () => zoom(ZOOM_STEP, middle()),
    zoomAll: () => show(whole(durationS)),
    scroll(byS) {
      show(scrolled(seen, byS, durationS));
      left = !sees(seen, player.state().timeS);
    },
    follow() {
      let beforeS = player.state().timeS;
      return player.subscribe(() => {
        const { timeS } = player.state();
        const jumped = Math.abs(timeS - beforeS) > JUMP_S;
        const moved = timeS !== beforeS;
        beforeS = timeS;
        if (sees(seen, timeS)) left = false;
        else if (jumped || (moved && !left)) show(pageAt(seen, timeS, durationS));
      });
    },
  };
}

/** What of the call is seen. */
export function useSeen(timeline: Timeline): Span {
  return useSyncExternalStore(timeline.subscribe, timeline.seen);
}
