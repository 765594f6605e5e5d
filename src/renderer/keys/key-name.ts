/** What of a keyboard event a key's name is made of. */
export type Stroke = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process']);

/**
 * The name of the key that is struck, as `COMMANDS` has it; null: a modifier alone. By the character it gives, so that it is
 * the key with that letter on every keyboard; where that is no Latin one (an Arabic keyboard), by its place on a Latin keyboard.
 */
export function keyName(stroke: Stroke): string | null {
  const { key, code } = stroke;
  if (MODIFIERS.has(key)) return null;
  const character = characterOf(key, code);
  // A sign or a digit (`?`, `[`; `0` on an AZERTY) may take Shift or AltGr to write: those are no part of its name.
  const written = character.length === 1 && !/[\p{L} ]/u.test(character);
  const altGraph = stroke.getModifierState('AltGraph');
  const parts = [
    (stroke.ctrlKey || stroke.metaKey) && !altGraph ? 'Ctrl' : null,
    stroke.altKey && !altGraph ? 'Alt' : null,
    stroke.shiftKey && !written ? 'Shift' : null,
    character === ' ' ? 'Space' : character.length > 1 ? character : character.toUpperCase(),
  ];
  return parts.filter((part) => part !== null).join('+');
}

function characterOf(key: string, code: string): string {
  if (key === '؟') return '?';
  // Names of keys are Latin too; one Arabic key gives two letters.
  if (key.charCodeAt(0) < 0x250) return key;
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? SIGNS_BY_PLACE[code] ?? key;
}

/** Signs that are used as keys, by their place on a Latin keyboard. */
const SIGNS_BY_PLACE: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Minus: '-',
  Equal: '+',
  Slash: '/',
  Comma: ',',
  Period: '.',
};

/** The words that keys without a sign are called by. */
export type KeyWords = (key: `key.${NamedKey}`) => string;

/** How a key is shown to people: arrows and the like as signs, the space bar and the like as the words call them. */
export function keyLabel(name: string, word: KeyWords): string {
  const label = (part: string) => SIGNS[part] ?? (isNamed(part) ? word(`key.${part}`) : part);
  return (name.match(/[^+]+|\+$/g) ?? []).map(label).join(' ');
}

/** Keys that are called by a word, which is not the same in every language. */
const NAMED_KEYS = ['Space', 'PageUp', 'PageDown', 'Home', 'End', 'Backspace', 'Delete', 'Insert'] as const;
type NamedKey = (typeof NAMED_KEYS)[number];
const isNamed = (part: string): part is NamedKey => NAMED_KEYS.some((key) => key === part);

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Escape: 'Esc',
  Shift: '⇧',
};
