import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../../../shared/domain/transcript.ts';
import { figuresOf } from '../../../words/figures.ts';
import { type Player, SHORTEST_LOOP_S } from '../player.ts';

/** What an arrow key moves an end by, in seconds. */
const KEY_S = 0.1;

/** The stretch that is looped, with ends that can be moved by hand and by key. */
export function LoopRegion(props: {
  readonly loop: Span;
  readonly seen: Span;
  readonly durationS: number;
  readonly player: Player;
  /** The time under a pointer. */
  readonly timeAt: (event: PointerEvent) => number;
}) {
  const { t, i18n } = useTranslation();
  const { loop, seen, durationS, player, timeAt } = props;
  const lengthS = seen.endS - seen.startS;
  const share = (timeS: number) => `${Math.max(-1, Math.min(2, (timeS - seen.startS) / lengthS)) * 100}%`;
  const move = (end: 'startS' | 'endS', toS: number) => {
    const latest = loop.endS - SHORTEST_LOOP_S;
    const [from, to] = end === 'startS' ? [0, latest] : [loop.startS + SHORTEST_LOOP_S, durationS];
    player.setLoop({ ...loop, [end]: Math.max(from, Math.min(to, toS)) });
  };
  const handle = (end: 'startS' | 'endS') => (
    <div
      className={`loop-end ${end}`}
      role="slider"
      tabIndex={0}
      aria-label={t(end === 'startS' ? 'player.loopStart' : 'player.loopEnd')}
      aria-valuemin={0}
      aria-valuemax={durationS}
      aria-valuenow={loop[end]}
      aria-valuetext={figuresOf(i18n.language).preciseClock(loop[end])}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        event.stopPropagation();
        if (event.buttons === 1) move(end, timeAt(event));
      }}
      onKeyDown={(event: KeyboardEvent) => {
        const by = event.key === 'ArrowLeft' ? -KEY_S : event.key === 'ArrowRight' ? KEY_S : null;
        if (by === null) return;
        event.preventDefault();
        event.stopPropagation();
        move(end, loop[end] + by);
      }}
    />
  );
  return (
    <div className="loop-region" style={{ left: share(loop.startS), right: `calc(100% - ${share(loop.endS)})` }}>
      {handle('startS')}
      {handle('endS')}
    </div>
  );
}
