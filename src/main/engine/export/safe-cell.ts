/** The most characters (UTF-16 units) Excel keeps in a cell; it breaks the row of a longer one. */
export const MAX_CELL_CHARS = 32_767;

const CUT_MARK = ' […]';

/**
 * What a spreadsheet may take for the start of a formula: the signs of OWASP ASVS 1.2.10 with their full-width forms, the
 * pipe and percent of old DDE tricks, tab and NUL; also behind white space, controls or characters without width.
 */
const FORMULA_START = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]|^[\t\r\0]/u;

/** Digits a spreadsheet would change: a leading zero is dropped, more than 15 digits are rounded. */
const FRAGILE_DIGITS = /^(0\d+|\d{16,})$/;

/** A text cell with its end cut off, if need be. */
export interface TextCell {
  readonly text: string;
  readonly cut: boolean;
}

/**
 * Makes a text safe in a spreadsheet: an apostrophe before what would run as a formula or be read as a number and changed,
 * and at most `MAX_CELL_CHARS` characters, cut between words. For text columns only: numbers must stay numbers.
 */
export function textCell(text: string, oneLine: boolean): TextCell {
  const lines = oneLine ? text.replace(/\s*[\r\n\v\f\u0085\u2028\u2029]+\s*/g, ' ') : text;
  const marked = FORMULA_START.test(lines) || FRAGILE_DIGITS.test(lines) ? `'${lines}` : lines;
  if (marked.length <= MAX_CELL_CHARS) return { text: marked, cut: false };
  const room = marked.slice(0, MAX_CELL_CHARS - CUT_MARK.length);
  const lastSpace = room.lastIndexOf(' ');
  // A text without spaces is cut anywhere, but never inside a surrogate pair.
  const whole = lastSpace > 0 ? room.slice(0, lastSpace) : room.replace(/[\uD800-\uDBFF]$/, '');
  return { text: whole + CUT_MARK, cut: true };
}

/** The text that `textCell` put an apostrophe before; any other text as it is. */
export function bareText(text: string): string {
  const rest = text.slice(1);
  return text.startsWith("'") && (FORMULA_START.test(rest) || FRAGILE_DIGITS.test(rest)) ? rest : text;
}
