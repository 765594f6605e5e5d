import type { Turn } from './utterances.ts';

/** A word of a transcript: which turn, which word of it. */
export interface WordPlace {
  readonly turn: number;
  readonly word: number;
}

/** The word that an element of a transcript stands for; null: none. */
export function wordPlaceOf(target: EventTarget | null): WordPlace | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-word]') : null;
  return element ? { turn: Number(element.dataset.turn), word: Number(element.dataset.word) } : null;
}

/** What of a stroke says where to. */
type Stroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'> & { readonly target: EventTarget | null };

/**
 * Where a key leads from a word: up and down by turns, left and right by words as they stand on the screen, Home and End within
 * the turn, with Ctrl to the first and last turn. Null: nowhere.
 */
export function stepOf(stroke: Stroke, { turn, word }: WordPlace, turns: readonly Turn[]): WordPlace | null {
  const last = (n: number) => (turns[n]?.words.length ?? 1) - 1;
  const far = stroke.ctrlKey || stroke.metaKey;
  if (far && stroke.key === 'Home') return { turn: 0, word: 0 };
  if (far && stroke.key === 'End') return { turn: turns.length - 1, word: last(turns.length - 1) };
  if (far) return null;
  const rightToLeft = stroke.target instanceof Element && getComputedStyle(stroke.target).direction === 'rtl';
  switch (stroke.key) {
    case 'ArrowDown':
      return turn + 1 < turns.length ? { turn: turn + 1, word: 0 } : null;
    case 'ArrowUp':
      return turn > 0 ? { turn: turn - 1, word: 0 } : null;
    case 'Home':
      return { turn, word: 0 };
    case 'End':
      return { turn, word: last(turn) };
    case 'ArrowLeft':
    case 'ArrowRight': {
      const onwards = (stroke.key === 'ArrowRight') !== rightToLeft;
      if (onwards && word < last(turn)) return { turn, word: word + 1 };
      if (onwards) return turn + 1 < turns.length ? { turn: turn + 1, word: 0 } : null;
      if (word > 0) return { turn, word: word - 1 };
      return turn > 0 ? { turn: turn - 1, word: last(turn - 1) } : null;
    }
    default:
      return null;
  }
}

/** Whether a plain arrow leads nowhere in the transcript: it must not move the sound instead. */
export function staysInPlace({ key, ctrlKey, metaKey }: Stroke): boolean {
  return key.startsWith('Arrow') && !ctrlKey && !metaKey;
}
