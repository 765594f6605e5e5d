import { type RefObject, useEffect } from 'react';
import type { Timeline } from './timeline.ts';

/** Turns the wheel (and two fingers) over an element into zoom and scroll of a timeline. */
export function useWheel(
  element: RefObject<HTMLElement | null>,
  tracks: RefObject<HTMLElement | null>,
  timeline: Timeline,
): void {
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const onWheel = (event: WheelEvent) => {
      const box = tracks.current?.getBoundingClientRect();
      if (!box) return;
      const { startS, endS } = timeline.seen();
      const perPixel = (endS - startS) / box.width;
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) {
        // A notch of a wheel is a hundred pixels, a pinch a few: neither may leap.
        const by = Math.max(-50, Math.min(50, event.deltaY * pixels));
        return timeline.zoom(Math.exp(by / 100), startS + (event.clientX - box.left) * perPixel);
      }
      const { deltaX, deltaY } = event;
      timeline.scroll((Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : deltaY) * pixels * perPixel);
    };
    target.addEventListener('wheel', onWheel, { passive: false });
    return () => target.removeEventListener('wheel', onWheel);
  }, [element, tracks, timeline]);
}
