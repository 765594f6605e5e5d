import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../../shared/domain/call-details.ts';
import type { Quote } from '../../../../shared/domain/topics.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Player } from '../player.ts';
import type { Turn } from '../utterances.ts';
import { keyOf } from './topic-list.tsx';
import type { TopicsProps } from './topics-facts.tsx';
import { useCallTopics } from './use-call-topics.ts';

/** What an opened call does about its topics: plays and marks quotes, lets them be corrected, tells what was done. */
export function useTopicsPanel(props: {
  readonly call: CallDetails;
  readonly turns: readonly Turn[];
  readonly player: Player;
  readonly say: (text: string, undoable?: boolean) => void;
  readonly tell: (error: AppError) => void;
  /** Shows a word. */
  readonly lead: (turn: number, word: number) => void;
  /** Something was done that can be taken back. */
  readonly onDone: () => void;
}): {
  readonly panel: TopicsProps;
  /** Opens the picker, or says why it cannot be. */
  pick(): void;
  /** Takes the last correction back. */
  undo(): void;
} {
  const { t } = useTranslation();
  const { call, turns, player, say, lead } = props;
  const of = useCallTopics(call.callId, props.tell);
  const [marked, setMarked] = useState<string | null>(null);
  const [picking, setPicking] = useState(false);
  const onPlay = (quote: Quote) => {
    const key = keyOf(quote);
    setMarked(key);
    const turn = turns.findIndex((one) => one.key === key);
    if (turn >= 0) lead(turn, 0);
    player.playSpan(quote.startS, quote.endS);
  };
  const onCorrect = (entryIds: readonly string[] | null) => {
    of.correct(entryIds);
    props.onDone();
    say(t(entryIds === null ? 'topics.takenBack' : 'topics.saved'), true);
  };
  return {
    panel: { call, of, marked, onPlay, picking, onPick: setPicking, onCorrect, say },
    pick: () => (of.topics ? setPicking(true) : say(t('topics.pick.none'))),
    undo() {
      of.undo();
      say(t('topics.undone'));
    },
  };
}
