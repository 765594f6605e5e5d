import { type RefObject, useEffect, useRef } from 'react';
import type { Player } from '../player.ts';
import type { Timeline } from './timeline.ts';

/** The line that is where the player is. Moved without drawing anything else, because it moves with every frame. */
export function PlayHead(props: {
  readonly player: Player;
  readonly timeline: Timeline;
  /** What it moves over; it is as wide as what is seen. */
  readonly over: RefObject<HTMLElement | null>;
}) {
  const { player, timeline, over } = props;
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let width = over.current?.clientWidth ?? 0;
    const place = () => {
      const { startS, endS } = timeline.seen();
      const share = (player.state().timeS - startS) / (endS - startS);
      if (!line.current) return;
      line.current.style.translate = `${share * width}px`;
      line.current.hidden = share < 0 || share > 1;
    };
    const size = new ResizeObserver(() => {
      width = over.current?.clientWidth ?? 0;
      place();
    });
    if (over.current) size.observe(over.current);
    const ends = [player.subscribe(place), timeline.subscribe(place), () => size.disconnect()];
    place();
    return () => {
      for (const end of ends) end();
    };
  }, [player, timeline, over]);
  return <div ref={line} className="play-head" />;
}
