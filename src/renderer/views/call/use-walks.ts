import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import type { Doubt } from './doubts.ts';
import type { Moment } from './moments.ts';
import type { Player } from './player.ts';
import { clashText } from './sentiment/sentiment-text.ts';
import { lastBegun, type Turn } from './utterances.ts';
import { AROUND_S, nextStep, type Step } from './walk.ts';

/** Walks from one doubtful word, or one moment worth hearing, to the next from where the sound is. */
export function useWalks(props: {
  readonly turns: readonly Turn[];
  readonly moments: readonly Moment[];
  readonly doubts: readonly Doubt[];
  readonly player: Player;
  readonly say: (text: string) => void;
  /** Shows a word, and marks it when it is doubtful. */
  readonly lead: (turn: number, word: number, doubt?: boolean) => void;
  readonly follow: () => void;
}): { readonly toMoment: (by: 1 | -1) => void; readonly nextDoubt: () => void } {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { turns, moments, doubts, player, say } = props;
  const [lastMoment, lastDoubt] = [useRef<Step | null>(null), useRef<Step | null>(null)];
  const ofAll = (index: number, count: number) =>
    t('call.walk.of', { at: figures.number(index + 1), all: figures.number(count) });
  const describe = (moment: Moment): string => {
    const { kind, startS, endS } = moment;
    if (kind === 'clash') return clashText(t, moment.segment) ?? t('sentiment.clash');
    const time = t('call.seconds', { seconds: figures.number(endS - startS, 1) });
    if (kind === 'silence') return t('call.silenceOf', { time });
    if (kind === 'overTalk') return t('call.overlapOf', { time });
    const by = turns[lastBegun(turns, startS)]?.side ?? 'mixed';
    return t('call.interruptionBy', { side: t(`side.${by}`) });
  };
  return {
    toMoment(by) {
      const step = nextStep(moments, lastMoment.current, player.state().timeS, by);
      lastMoment.current = step;
      const moment = step && moments[step.index];
      if (!moment) return say(t('call.walk.noMoment'));
      player.seek(step.near.startS);
      props.follow();
      say(`${describe(moment)} · ${ofAll(step.index, moments.length)}`);
    },
    nextDoubt() {
      const step = nextStep(doubts, lastDoubt.current, player.state().timeS);
      lastDoubt.current = step;
      const doubt = step && doubts[step.index];
      if (!doubt) return say(t('call.walk.noDoubt'));
      props.lead(doubt.turn, doubt.word, true);
      player.playSpan(step.near.startS, doubt.endS + AROUND_S);
      const word = turns[doubt.turn]?.words[doubt.word]?.text ?? '';
      say(
        `${t('call.walk.doubt', { word: isolated(word), share: figures.percent(doubt.confidence) })} · ${ofAll(step.index, doubts.length)}`,
      );
    },
  };
}
