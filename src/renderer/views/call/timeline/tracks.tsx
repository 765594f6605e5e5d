import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../../../shared/domain/transcript.ts';
import { clock, figuresOf } from '../../../words/figures.ts';
import { isolated } from '../../../words/isolated.ts';
import type { Player } from '../player.ts';
import { usePlayed } from '../use-player.ts';
import { LoopRegion } from './loop-region.tsx';
import { PlayHead } from './play-head.tsx';
import { type Timeline, useSeen } from './timeline.ts';

/** A pointer that moved less than this, in CSS pixels, has clicked. */
const DRAGGED = 4;
/** What the keys move by, in seconds. */
const KEYS_S: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -30, PageDown: 30 };

/** A place on the lanes. */
export interface TrackPlace {
  readonly timeS: number;
  /** Seconds that a few pixels are. */
  readonly slackS: number;
  /** From the top of the window, in CSS pixels. */
  readonly clientY: number;
}

/**
 * Over the lanes: a click goes there, dragging selects what is looped, and what the pointer is at is told. For the keyboard
 * it is the slider of the call's time.
 */
export function Tracks(props: {
  readonly player: Player;
  readonly timeline: Timeline;
  readonly over: RefObject<HTMLDivElement | null>;
  /** What is to be said of a place on the lanes; empty: nothing. */
  readonly noticeAt: (place: TrackPlace) => string;
  /** A place was clicked, and the player is sent there. */
  readonly onClicked: (place: TrackPlace) => void;
  /** Enter on the slider of the time. */
  readonly onEnter: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { player, timeline, over } = props;
  const { durationS } = timeline;
  const seen = useSeen(timeline);
  const loop = usePlayed(player, (state) => state.loop);
  const [draft, setDraft] = useState<Span | null>(null);
  const downAt = useRef<number | null>(null);
  const pointed = useRef<HTMLSpanElement>(null);
  // Told once a second: a reader's voice should not stumble after the sound.
  const second = usePlayed(player, (state) => Math.floor(state.timeS));
  const secondsPerPixel = () => (seen.endS - seen.startS) / Math.max(1, over.current?.clientWidth ?? 1);
  const timeAt = ({ clientX }: { readonly clientX: number }) => {
    const left = over.current?.getBoundingClientRect().left ?? 0;
    return Math.max(0, Math.min(durationS, seen.startS + (clientX - left) * secondsPerPixel()));
  };
  const placeAt = (event: { readonly clientX: number; readonly clientY: number }): TrackPlace => ({
    timeS: timeAt(event),
    slackS: 3 * secondsPerPixel(),
    clientY: event.clientY,
  });
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const timeS = timeAt(event);
    const notice = props.noticeAt(placeAt(event));
    if (pointed.current) {
      const { left, width } = event.currentTarget.getBoundingClientRect();
      const [x, time] = [event.clientX - left, figuresOf(i18n.language).preciseClock(timeS)];
      pointed.current.textContent = notice === '' ? time : `${time} · ${isolated(notice)}`;
      // Before the pointer where there is no room behind it: nothing is cut by the end of the lanes.
      const { offsetWidth } = pointed.current;
      const fits = x + offsetWidth <= width;
      pointed.current.dataset.towards = fits ? 'end' : 'start';
      pointed.current.style.translate = `${fits ? x : Math.max(0, x - offsetWidth)}px`;
    }
    const fromS = downAt.current;
    if (fromS === null) return;
    const dragged = Math.abs(timeS - fromS) > DRAGGED * secondsPerPixel();
    if (dragged || draft) setDraft({ startS: Math.min(fromS, timeS), endS: Math.max(fromS, timeS) });
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    if (downAt.current !== null && !draft) {
      player.seek(downAt.current);
      props.onClicked(placeAt(event));
    }
    if (draft) player.setLoop(draft);
    downAt.current = null;
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return props.onEnter();
    const places: Readonly<Record<string, number>> = { Home: 0, End: durationS };
    const by = KEYS_S[event.key];
    const toS = by === undefined ? places[event.key] : player.state().timeS + by;
    if (toS === undefined || event.ctrlKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    player.seek(toS);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer alone; the slider in it is for keys and readers
    <div
      ref={over}
      className="tracks"
      // A click on the lanes leaves the keyboard where it is: the next Space is for the sound.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        downAt.current = timeAt(event);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        downAt.current = null;
        setDraft(null);
      }}
    >
      <div
        className="time-slider"
        role="slider"
        tabIndex={0}
        aria-label={t('player.position')}
        aria-valuemin={0}
        aria-valuemax={Math.ceil(durationS)}
        aria-valuenow={second}
        aria-valuetext={t('player.timeOf', { time: clock(second), total: clock(durationS) })}
        onKeyDown={onKeyDown}
      />
      {loop && !draft && <LoopRegion loop={loop} seen={seen} durationS={durationS} player={player} timeAt={timeAt} />}
      {draft && <div className="loop-region" style={placed(draft, seen)} />}
      <PlayHead player={player} timeline={timeline} over={over} />
      <span ref={pointed} className="pointed figure" aria-hidden="true" />
    </div>
  );
}

function placed({ startS, endS }: Span, seen: Span): { left: string; width: string } {
  const percent = 100 / (seen.endS - seen.startS);
  return { left: `${(startS - seen.startS) * percent}%`, width: `${(endS - startS) * percent}%` };
}
