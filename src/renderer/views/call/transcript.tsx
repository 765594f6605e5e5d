import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import { keepTopTurn, topTurnOf, useReading } from '../../state/reading.ts';
import { figuresOf } from '../../words/figures.ts';
import type { WordRange } from './find-hits.ts';
import type { Player } from './player.ts';
import type { SegmentSentiment } from './sentiment/segment-sentiments.ts';
import type { WhyTarget } from './sentiment/why-target.ts';
import { TurnRow } from './turn-row.tsx';
import { usePlayed } from './use-player.ts';
import { lastBegun, type Turn } from './utterances.ts';
import { staysInPlace, stepOf, type WordPlace, wordPlaceOf } from './word-place.ts';

/** Up to this many turns are all drawn: the mouse can select over all of them then. Longer ones draw what is seen. */
const ALL_DRAWN = 150;

/** Where the analyst was led to or went by key. A new one each time, though the place be the same. */
export interface Spot extends WordPlace {
  /** The keyboard goes there too. */
  readonly focus: boolean;
  /** It is a doubtful word that was walked to: marked until the analyst goes on. */
  readonly doubt?: boolean;
}

/** What was said, following the sound until the analyst scrolls away. A click on a word plays from there. */
export function Transcript(props: {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly callId: string;
  readonly turns: readonly Turn[];
  /** The silence after the last turn, in seconds; null: nothing worth telling. */
  readonly endSilenceS: number | null;
  readonly player: Player;
  readonly hits: readonly WordRange[];
  readonly hit: WordRange | null;
  readonly spot: Spot | null;
  readonly onSpot: (spot: Spot) => void;
  readonly following: boolean;
  readonly onFollowing: (following: boolean) => void;
  /** By the key of a turn. */
  readonly sentiments: ReadonlyMap<string, SegmentSentiment>;
  /** Has to stay the same function, or every turn is drawn anew. */
  readonly onWhy: (target: WhyTarget) => void;
  /** The turn that speaks for a topic and was played last, by its key; null: none. */
  readonly marked: string | null;
}) {
  const { t, i18n } = useTranslation();
  const { layout, underlineDoubts } = useReading();
  const { scroller, callId, turns, player, hit, spot, following, endSilenceS } = props;
  const current = usePlayed(player, ({ timeS }) => lastBegun(turns, timeS));
  const tab = spot ?? { turn: Math.max(0, current), word: 0 };
  const hitsOf = useMemo(() => {
    const byTurn = new Map<number, WordRange[]>();
    for (const one of props.hits) byTurn.set(one.turn, [...(byTurn.get(one.turn) ?? []), one]);
    return byTurn;
  }, [props.hits]);
  const virtualizer = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => turns[index]?.key ?? index,
    estimateSize: (index) => estimateHeight(turns[index], layout),
    overscan: turns.length <= ALL_DRAWN ? ALL_DRAWN : 12,
    // The place of the tab key is always there, so that it can be come to.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return drawn.includes(tab.turn) || tab.turn >= range.count ? drawn : [...drawn, tab.turn].sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();

  /** Scrolls to a turn unless it is well in sight. */
  const bring = (turn: number) => {
    const item = virtualizer.getVirtualItems().find(({ index }) => index === turn);
    const [top, height] = [virtualizer.scrollOffset ?? 0, scroller.current?.clientHeight ?? 0];
    if (item && item.start >= top && item.end <= top + height * 0.85) return;
    virtualizer.scrollToIndex(turn, { align: 'center' });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the call is opened where it was left, once
  useLayoutEffect(() => {
    const top = topTurnOf(callId);
    if (top !== null) virtualizer.scrollToIndex(top, { align: 'start' });
    else if (current > 0) virtualizer.scrollToIndex(current, { align: 'center' });
    return () => {
      const offset = virtualizer.scrollOffset ?? 0;
      keepTopTurn(callId, virtualizer.getVirtualItemForOffset(offset)?.index ?? 0);
    };
  }, []);
  const followed = useRef(current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the sound's going on and the wish to follow scroll
  useEffect(() => {
    const moved = followed.current !== current;
    followed.current = current;
    if (following && current >= 0 && (moved || scroller.current?.dataset.away === 'true')) bring(current);
    if (scroller.current) scroller.current.dataset.away = String(!following);
  }, [current, following]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new spot scrolls
  useEffect(() => {
    if (!spot) return;
    bring(spot.turn);
    if (spot.focus) wordElement(scroller.current, spot)?.focus({ preventScroll: true });
  }, [spot]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights are those of the layout
  useLayoutEffect(() => virtualizer.measure(), [layout]);

  const scrolledByHand = () => {
    const element = scroller.current;
    if (following && element && element.scrollHeight > element.clientHeight) props.onFollowing(false);
  };
  const play = (place: WordPlace) => {
    props.onSpot({ ...place, focus: false });
    props.onFollowing(true);
    player.playFrom(turns[place.turn]?.words[place.word]?.startS ?? 0);
  };
  const onClick = (event: MouseEvent) => {
    const place = wordPlaceOf(event.target);
    // A drag over words selects them.
    if (place && (getSelection()?.isCollapsed ?? true)) play(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (['PageUp', 'PageDown'].includes(event.key)) scrolledByHand();
    const place = wordPlaceOf(event.target);
    if (!place || event.altKey || event.shiftKey) return;
    const to = stepOf(event, place, turns);
    if (to) props.onSpot({ ...to, focus: true });
    else if (event.key === 'Enter' && !event.ctrlKey) play(place);
    else if (event.key === ' ' && !event.ctrlKey) player.toggle();
    else if (!staysInPlace(event)) return;
    event.preventDefault();
  };

  return (
    <section
      ref={scroller}
      className="transcript"
      data-layout={layout}
      aria-label={t('call.transcript')}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onWheel={scrolledByHand}
      onPointerDown={(event) => event.target === scroller.current && scrolledByHand()}
    >
      <ol style={{ blockSize: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const turn = turns[index];
          return turn === undefined ? null : (
            <TurnRow
              key={turn.key}
              turn={turn}
              index={index}
              total={turns.length}
              top={start}
              measure={virtualizer.measureElement}
              player={player}
              tabWord={tab.turn === index ? tab.word : -1}
              hits={hitsOf.get(index)}
              hit={hit?.turn === index ? hit : null}
              walkedWord={spot?.doubt && spot.turn === index ? spot.word : -1}
              underlineDoubts={underlineDoubts}
              sentiment={props.sentiments.get(turn.key)}
              onWhy={props.onWhy}
              marked={props.marked === turn.key}
            />
          );
        })}
      </ol>
      {endSilenceS !== null && (
        <p className="silence">
          —{' '}
          {t('call.silenceOf', {
            time: t('call.seconds', { seconds: figuresOf(i18n.language).number(endSilenceS, 1) }),
          })}{' '}
          —
        </p>
      )}
    </section>
  );
}

function wordElement(scroller: HTMLElement | null, { turn, word }: WordPlace): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`.word[data-turn="${turn}"][data-word="${word}"]`) ?? null;
}

/** Pixels a turn takes until it is measured: near enough that the scroll bar hardly moves. */
function estimateHeight(turn: Turn | undefined, layout: 'beside' | 'single'): number {
  const letters = turn?.words.reduce((sum, { text }) => sum + text.length + 1, 0) ?? 0;
  const lines = Math.max(1, Math.ceil(letters / (layout === 'beside' ? 48 : 72)));
  return 18 + lines * 19 + (turn?.silenceS == null ? 0 : 24) + (turn?.interrupts || turn?.overTalkS != null ? 20 : 0);
}
