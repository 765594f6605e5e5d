/** Instead of a folded code unit: the character is left out as if it had not been written. */
export const DROPPED = 0;
/** Instead of a folded code unit: a word ends here. */
export const SPACE = 32;
/** Every apostrophe folds to this one. */
export const QUOTE = 39;
/** Digits of every script fold to `ZERO` … `ZERO + 9`. */
export const ZERO = 48;

/** Letters that writers of Arabic and of Darija use for one another; tatweel, which is no letter; marks. */
const FOLDED: Readonly<Record<string, string>> = {
  ـ: '',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ڭ: 'ك',
  گ: 'ك',
  ݣ: 'ك',
  ک: 'ك',
  ڤ: 'ف',
  پ: 'ب',
  œ: 'e',
  Œ: 'e',
  '؟': '?',
  '’': "'",
  '‘': "'",
  '`': "'",
  '´': "'",
  ʼ: "'",
  "'": "'",
};

/** First code units of the decimal digits of Latin, Arabic, Persian and full-width writing. */
const ZEROS = [0x30, 0x0660, 0x06f0, 0xff10];

/**
 * Every UTF-16 code unit with what it folds to: a lower-case letter without accent, diacritic or hamza, a digit, a
 * symbol as it is, `QUOTE`, `SPACE` or `DROPPED`.
 */
export function createFoldTable(): Uint16Array {
  const table = Uint16Array.from({ length: 65_536 }, (_, unit) => fold(unit));
  for (const [from, to] of Object.entries(FOLDED)) table[from.charCodeAt(0)] = to === '' ? DROPPED : to.charCodeAt(0);
  return table;
}

/** Whether a code unit is, or begins, an emoji or another mark that carries feeling: a word of its own. */
export function isSymbol(unit: number): boolean {
  return unit === 33 || unit === 63 || (unit >= 0x2190 && unit <= 0x2bff) || isHighSurrogate(unit);
}

/** Whether a code unit is the first of two. */
export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function fold(unit: number): number {
  if (isSymbol(unit)) return unit;
  // A second half that no first half went before.
  if (unit >= 0xdc00 && unit < 0xe000) return DROPPED;
  const character = String.fromCharCode(unit);
  if (/[\p{M}\p{Cf}]/u.test(character)) return DROPPED;
  const zero = ZEROS.find((first) => unit >= first && unit <= first + 9);
  if (zero !== undefined) return ZERO + unit - zero;
  if (!/\p{L}/u.test(character)) return SPACE;
  return character.toLowerCase().normalize('NFKD').charCodeAt(0);
}
