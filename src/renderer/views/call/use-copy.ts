import { useTranslation } from 'react-i18next';
import { figuresOf } from '../../words/figures.ts';
import { type CopiedTurn, copiedText } from './copied-text.ts';
import type { Turn } from './utterances.ts';

/** Copies what is selected in the transcript, or all of it, with times and sides; `say` tells what was copied. */
export function useCopy(turns: readonly Turn[], say: (text: string) => void): () => void {
  const { t, i18n } = useTranslation();
  return () => {
    const chosen = selectedTurns(turns);
    const copied = chosen ?? turns.map((turn) => ({ ...turn, text: textOf(turn.words) }));
    const text = copiedText(copied, ({ time, side, text: said }) =>
      t('call.copied.line', { time, side: t(`side.${side}`), text: said }),
    );
    navigator.clipboard.writeText(text).then(
      () =>
        say(t(chosen ? 'call.copied.selection' : 'call.copied.all', figuresOf(i18n.language).counted(copied.length))),
      () => say(t('call.copied.refused')),
    );
  };
}

function textOf(words: readonly { readonly text: string }[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** The words the selection touches, by turns; null: nothing of the transcript is selected. */
function selectedTurns(turns: readonly Turn[]): CopiedTurn[] | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const touched = new Map<number, string[]>();
  for (const element of document.querySelectorAll<HTMLElement>('.transcript .word')) {
    if (!selection.containsNode(element, true)) continue;
    const turn = Number(element.dataset.turn);
    touched.set(turn, [...(touched.get(turn) ?? []), element.textContent ?? '']);
  }
  const copied = [...touched].flatMap(([index, words]) => {
    const turn = turns[index];
    return turn ? [{ startS: turn.startS, side: turn.side, text: words.join(' ') }] : [];
  });
  return copied.length > 0 ? copied : null;
}
