import { foldText } from '../../../shared/domain/text-folding.ts';

/** A word or a group of digits of a text. Whatever stands between two is the `gap` of the second. */
export interface Token {
  /** UTF-16 offsets of the original, `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** As it stands in the original. */
  readonly text: string;
  /** As `foldText` gives it; empty for what is too long to be a word. */
  readonly folded: string;
  /** The digits as 0–9 when the token is nothing else. */
  readonly digits: string | null;
  /** What stands between the token before (or the beginning) and this one. */
  readonly gap: string;
  /** What stands between this one and the next (or the end). */
  readonly after: string;
  /** Whether it begins with a capital letter. */
  readonly capital: boolean;
}

const RUN = /[\p{L}\p{M}\p{Nd}]+/gu;
const DIGIT = /^\p{Nd}$/u;
const ARABIC = /^\p{Script=Arabic}$/u;
const CAPITAL = /^\p{Lu}/u;
/** No word is longer; what is (a file, a key) is no cue and no name. */
const LONGEST_WORD = 48;
/** “HA20 45 61”: capitals and digits are no Arabizi. */
const CARD_NUMBER = /^[A-Z]{1,2}\p{Nd}+$/u;
/** So many digits together are no letters of Arabizi (“3”, “7”, “9” stand for letters in “rb3a”). */
const DIGITS_APART = 4;

/**
 * Cuts a text into words and groups of digits. Digits glued to letters stay with them, because Arabizi writes letters with digits,
 * except four or more in a row (“BK123456”) and beside Arabic letters.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: (Token & { after: string })[] = [];
  const folds = new Map<string, string>();
  let last = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    for (const piece of piecesOf(run)) {
      const start = index + piece.start;
      const end = index + piece.end;
      const word = text.slice(start, end);
      const gap = text.slice(last, start);
      const before = tokens.at(-1);
      if (before) before.after = gap;
      tokens.push({
        start,
        end,
        text: word,
        folded: fold(word, folds),
        digits: piece.digits ? asciiDigits(word) : null,
        gap,
        after: '',
        capital: CAPITAL.test(word),
      });
      last = end;
    }
  }
  const final = tokens.at(-1);
  if (final) final.after = text.slice(last);
  return tokens;
}

function fold(word: string, known: Map<string, string>): string {
  if (word.length > LONGEST_WORD) return '';
  let folded = known.get(word);
  if (folded === undefined) {
    folded = foldText(word);
    known.set(word, folded);
  }
  return folded;
}

interface Piece {
  start: number;
  end: number;
  digits: boolean;
  arabic: boolean;
}

function piecesOf(run: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const letter of run) {
    const digits = DIGIT.test(letter);
    const last = pieces.at(-1);
    if (last && last.digits === digits) {
      last.end = at + letter.length;
      last.arabic ||= !digits && ARABIC.test(letter);
    } else pieces.push({ start: at, end: at + letter.length, digits, arabic: !digits && ARABIC.test(letter) });
    at += letter.length;
  }
  return CARD_NUMBER.test(run) ? pieces : joinArabizi(pieces);
}

function joinArabizi(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && !standsAlone(last) && !standsAlone(piece)) {
      last.end = piece.end;
      last.digits = false;
    } else joined.push({ ...piece });
  }
  return joined;
}

function standsAlone({ digits, arabic, start, end }: Piece): boolean {
  return arabic || (digits && end - start >= DIGITS_APART);
}

/** Digits of any script as 0–9: Unicode's decimal digits stand in blocks of ten, the zero first. */
function asciiDigits(text: string): string {
  let digits = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    digits += code < 0x80 ? letter : String(digitValue(code));
  }
  return digits;
}

function digitValue(code: number): number {
  let zero = code;
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}
