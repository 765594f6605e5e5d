import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../../shared/domain/transcript.ts';
import { clock, figuresOf } from '../../words/figures.ts';
import type { Player } from './player.ts';
import { usePlayed } from './use-player.ts';
import { type Utterance, wordAt } from './utterances.ts';

/** What both sides said, side by side, following the sound. A click on a word plays from there. */
export function Transcript(props: {
  readonly utterances: readonly Utterance[];
  readonly silences: readonly Span[];
  readonly player: Player;
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { utterances, silences, player } = props;
  // A silence stands before the utterance that ends it; the one at the end of the call is seen on the lanes.
  const before = (utterance: Utterance, previous: Utterance | undefined) =>
    silences.find(({ startS, endS }) => endS <= utterance.startS + 0.01 && startS >= (previous?.startS ?? 0));
  return (
    <section className="transcript" aria-label={t('call.transcript')}>
      {utterances.map((utterance, n) => {
        const silence = before(utterance, utterances[n - 1]);
        const seconds = silence ? silence.endS - silence.startS : 0;
        return (
          <Turn
            key={utterance.key}
            utterance={utterance}
            silence={silence ? t('call.silenceOf', { time: `${figures.number(seconds, 1)} s` }) : null}
            player={player}
          />
        );
      })}
    </section>
  );
}

const Turn = memo(function Turn(props: {
  readonly utterance: Utterance;
  readonly silence: string | null;
  readonly player: Player;
}) {
  const { utterance, player } = props;
  const { startS, endS, words, side } = utterance;
  // -1 while it is not its turn, so that only the spoken line is drawn again word by word.
  const spoken = usePlayed(player, ({ timeS }) => (timeS >= startS && timeS < endS ? wordAt(words, timeS) : -1));
  const said = usePlayed(player, ({ timeS, playing }) => playing && timeS >= startS && timeS < endS);
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (said) line.current?.scrollIntoView({ block: 'nearest' });
  }, [said]);
  return (
    <div className="turn">
      {props.silence !== null && <p className="silence">— {props.silence} —</p>}
      <button type="button" className="time figure" onClick={() => player.playFrom(startS)}>
        {clock(startS)}
      </button>
      <div ref={line} className={`utterance ${side} ${spoken >= 0 ? 'spoken' : ''}`} dir="auto">
        {words.map((word, n) => (
          <span key={`${word.startS} ${word.text}`}>
            <button
              type="button"
              className={n === spoken ? 'word now' : 'word'}
              tabIndex={-1}
              onClick={() => player.playFrom(word.startS)}
            >
              {word.text}
            </button>{' '}
          </span>
        ))}
      </div>
    </div>
  );
});
