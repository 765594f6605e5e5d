import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { SIDE_SIGNS } from '../../components/side-name.tsx';
import { clock, figuresOf } from '../../words/figures.ts';
import { isDoubtful } from './doubts.ts';
import type { WordRange } from './find-hits.ts';
import type { Player } from './player.ts';
import type { SegmentSentiment } from './sentiment/segment-sentiments.ts';
import { TurnSentiment } from './sentiment/turn-sentiment.tsx';
import type { WhyTarget } from './sentiment/why-target.ts';
import { usePlayed } from './use-player.ts';
import { lastBegun, type Turn } from './utterances.ts';

/** What somebody said in one go. Clicks and keys are the transcript's, which finds the word by `data-turn` and `data-word`. */
export const TurnRow = memo(function TurnRow(props: {
  readonly turn: Turn;
  readonly index: number;
  /** How many turns there are. */
  readonly total: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly measure: (element: HTMLElement | null) => void;
  readonly player: Player;
  /** The word the tab key comes to; -1: none of this turn. */
  readonly tabWord: number;
  readonly hits: readonly WordRange[] | undefined;
  /** The hit the analyst is at, when it is here. */
  readonly hit: WordRange | null;
  /** The doubtful word that was walked to; -1: none of this turn. */
  readonly walkedWord: number;
  readonly underlineDoubts: boolean;
  /** What is felt in it; nothing when it is not judged. */
  readonly sentiment: SegmentSentiment | undefined;
  readonly onWhy: (target: WhyTarget) => void;
  /** A topic or the summary rests on it, and it was led to from there. */
  readonly marked: boolean;
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { turn, index, player, hits, hit } = props;
  const { startS, endS, words, side, silenceS, overTalkS } = turn;
  // -1 while it is not its turn, so that only the spoken line is drawn again word by word.
  const spoken = usePlayed(player, ({ timeS }) => (timeS >= startS && timeS < endS ? lastBegun(words, timeS) : -1));
  const kindOf = (n: number) => {
    const kinds = ['word'];
    if (n === spoken) kinds.push('now');
    if (hits?.some(({ first, last }) => n >= first && n <= last)) kinds.push('hit');
    if (hit && n >= hit.first && n <= hit.last) kinds.push('here');
    if (n === props.walkedWord) kinds.push('walked');
    if (props.underlineDoubts && isDoubtful(words[n] ?? { confidence: 1 })) kinds.push('doubtful');
    return kinds.join(' ');
  };
  return (
    <li
      ref={props.measure}
      className={`turn ${side}`}
      data-index={index}
      style={{ transform: `translateY(${props.top}px)` }}
      aria-label={t('call.turnOf', { side: t(`side.${side}`), time: clock(startS) })}
      aria-setsize={props.total}
      aria-posinset={index + 1}
    >
      {silenceS !== null && (
        <p className="silence">
          — {t('call.silenceOf', { time: t('call.seconds', { seconds: figures.number(silenceS, 1) }) })} —
        </p>
      )}
      <button
        type="button"
        className="time figure"
        tabIndex={-1}
        data-turn={index}
        data-word={0}
        aria-label={t('call.playFrom', { time: clock(startS) })}
      >
        <i className={`side-sign ${side}`} aria-hidden="true">
          {SIDE_SIGNS[side]}
        </i>{' '}
        {clock(startS)}
      </button>
      <div className={`utterance ${side} ${spoken >= 0 ? 'spoken' : ''} ${props.marked ? 'marked' : ''}`}>
        <p dir="auto">
          {props.marked && (
            <span className="quote-mark" role="img" aria-label={t('topics.marked')} title={t('topics.marked')}>
              ❝{' '}
            </span>
          )}
          {words.map((word, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place
            <span key={n}>
              {/* biome-ignore lint/a11y/useSemanticElements: what is written on a real button cannot be selected with the mouse */}
              <span
                role="button"
                className={kindOf(n)}
                tabIndex={n === props.tabWord ? 0 : -1}
                data-turn={index}
                data-word={n}
              >
                {word.text}
              </span>{' '}
            </span>
          ))}
          <TurnSentiment sentiment={props.sentiment} tabbable={props.tabWord >= 0} onWhy={props.onWhy} />
        </p>
        {(turn.interrupts || overTalkS !== null) && (
          <p className="tags">
            {turn.interrupts && <span title={t('call.explain.interruptions')}>↯ {t('call.interrupts')}</span>}
            {overTalkS !== null && (
              <span title={t('call.explain.overlap')}>
                ∥ {t('call.overlapOf', { time: t('call.seconds', { seconds: figures.number(overTalkS, 1) }) })}
              </span>
            )}
          </p>
        )}
      </div>
    </li>
  );
});
