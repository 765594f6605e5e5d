import { type NumberWord, numberWord } from './number-words.ts';
import type { Token } from './tokens.ts';

/** A number of a text, written or said: tokens `[from, to)` and its digits. */
export interface ReadNumber {
  readonly from: number;
  readonly to: number;
  /** Leading zeros stay: “zéro six” is read as two numbers, `0` and `6`, “06” as one. */
  readonly digits: string;
  readonly said: boolean;
  /** Said with a hundred, a thousand or a million in it: rather an amount than a piece of a long number. */
  readonly scaled: boolean;
}

interface Said {
  readonly value: number;
  readonly to: number;
  readonly scaled: boolean;
}

const AND_ARABIC: ReadonlySet<string> = new Set(['w', 'و', 'ou', 'o', 'u', 'wa']);
const CLOSE = /^[\s\-‐‑–']*$/u;
const ZERO_LETTER = /^o\d{1,9}$/;

/** Every number of a text in order; none overlaps another. Words of French, English, Darija and Standard Arabic, and any digits. */
export function readNumbers(tokens: readonly Token[]): readonly ReadNumber[] {
  const words = tokens.map(({ digits, folded }) => (digits === null ? numberWord(folded) : null));
  const numbers: ReadNumber[] = [];
  for (let at = 0; at < tokens.length; ) {
    const number = readNumber(tokens, words, at);
    if (number) numbers.push(number);
    at = number ? number.to : at + 1;
  }
  return numbers;
}

function readNumber(tokens: readonly Token[], words: readonly (NumberWord | null)[], from: number): ReadNumber | null {
  const token = tokens[from]!;
  if (token.digits !== null) return { from, to: from + 1, digits: token.digits, said: false, scaled: false };
  // A letter O typed for the zero of “06”.
  if (ZERO_LETTER.test(token.folded)) {
    return { from, to: from + 1, digits: `0${token.folded.slice(1)}`, said: false, scaled: false };
  }
  const word = words[from];
  if (!word)
    return isSpokenO(tokens, words, from) ? { from, to: from + 1, digits: '0', said: true, scaled: false } : null;
  if (word.kind === 'repeat') return repeated(tokens, words, from, word.value);
  const said = createReader(tokens, words).number(from);
  return said && { from, to: said.to, digits: String(said.value), said: true, scaled: said.scaled };
}

/** “double four”, “triple 7”. */
function repeated(
  tokens: readonly Token[],
  words: readonly (NumberWord | null)[],
  from: number,
  times: number,
): ReadNumber | null {
  const next = tokens[from + 1];
  const word = words[from + 1];
  const digit = next?.digits ?? (word?.kind === 'unit' ? String(word.value) : null);
  if (digit === null || digit.length !== 1) return null;
  return { from, to: from + 2, digits: digit.repeat(times), said: true, scaled: false };
}

/** The English “o” for zero: only between words of English numbers, because Darija's “o” is an “and”. */
function isSpokenO(tokens: readonly Token[], words: readonly (NumberWord | null)[], at: number): boolean {
  if (tokens[at]?.folded !== 'o') return false;
  return words[at - 1]?.order === 'en' || words[at + 1]?.order === 'en';
}

/** Composes words to numbers, from a token on. */
function createReader(tokens: readonly Token[], words: readonly (NumberWord | null)[]) {
  /** The word at a place when nothing but a space or a hyphen stands before it. */
  const close = (at: number): NumberWord | null => {
    const token = tokens[at];
    return token && CLOSE.test(token.gap) ? (words[at] ?? null) : null;
  };
  const isFollowedBy = (at: number, folded: string) => tokens[at]?.folded === folded && CLOSE.test(tokens[at].gap);

  /** Where the number goes on after an Arabic “and”, written apart or together; -1: there is none. */
  function afterAnd(at: number): number {
    if (close(at)?.joined) return at;
    const token = tokens[at];
    return token && AND_ARABIC.has(token.folded) && CLOSE.test(token.gap) && close(at + 1) ? at + 1 : -1;
  }

  function belowTwenty(at: number, word: NumberWord | null): Said | null {
    if (word?.kind === 'unit' && word.value > 0) return { value: word.value, to: at + 1, scaled: false };
    if (word?.kind !== 'teen') return null;
    const next = close(at + 1);
    // “dix-sept”: said in two words in French alone.
    if (word.value === 10 && isLatin(word) && next?.kind === 'unit' && next.value >= 7 && isLatin(next)) {
      return { value: 10 + next.value, to: at + 2, scaled: false };
    }
    return { value: word.value, to: at + 1, scaled: false };
  }

  function belowHundred(at: number, word: NumberWord): Said | null {
    if (word.kind === 'unit') return unitFirst(at, word);
    if (word.kind === 'teen') return belowTwenty(at, word);
    if (word.kind !== 'tens') return null;
    if (!isLatin(word)) return { value: word.value, to: at + 1, scaled: false };
    return withRest(at + 1, word.value, word.value === 60);
  }

  /** “quatre-vingt(-…)”, “tlata w tlatin”, “ثلاثة عشر”, or a unit alone. */
  function unitFirst(at: number, word: NumberWord): Said {
    const next = close(at + 1);
    if (word.value === 4 && isLatin(word) && next?.kind === 'tens' && next.value === 20 && isLatin(next)) {
      return withRest(at + 2, 80, true);
    }
    if (word.order === 'ar' && word.value > 0) {
      const tens = afterAnd(at + 1);
      const value = tens < 0 ? null : words[tens];
      if (value?.kind === 'tens' && value.order === 'ar') {
        return { value: value.value + word.value, to: tens + 1, scaled: false };
      }
      if (isTenOfStandardArabic(tokens[at]!.folded, tokens[at + 1]?.folded)) {
        return { value: 10 + word.value, to: at + 2, scaled: false };
      }
    }
    return { value: word.value, to: at + 1, scaled: false };
  }

  /** What may follow French and English tens: a unit, after 60 and 80 also a teen, “et” before one and eleven. */
  function withRest(at: number, tens: number, takesTeens: boolean): Said {
    const and = isFollowedBy(at, 'et') ? 1 : 0;
    const first = close(at + and);
    const rest = belowTwenty(at + and, first);
    const fits = rest && first && isLatin(first) && (rest.value < 10 || takesTeens);
    if (!fits || (and === 1 && rest.value % 10 !== 1)) return { value: tens, to: at, scaled: false };
    return { value: tens + rest.value, to: rest.to, scaled: false };
  }

  function belowThousand(at: number, word: NumberWord): Said | null {
    if (word.kind === 'hundred') return withTail(at + 1, 100, word);
    if (word.kind === 'hundreds') return withTail(at + 1, word.value, word);
    const next = close(at + 1);
    if (word.kind === 'unit' && word.value > 1 && next?.kind === 'hundred' && !next.joined) {
      return withTail(at + 2, word.value * 100, next);
    }
    if (word.kind === 'unit' && word.value === 1 && next?.kind === 'hundred' && next.order === 'en') {
      return withTail(at + 2, 100, next);
    }
    return belowHundred(at, word);
  }

  function withTail(at: number, hundreds: number, word: NumberWord): Said {
    const start = isLatin(word) ? (isFollowedBy(at, 'and') ? at + 1 : at) : afterAnd(at);
    const first = start < 0 ? null : close(start);
    const rest = first && isSameTongue(first, word) ? belowHundred(start, first) : null;
    if (!rest || rest.value === 0) return { value: hundreds, to: at, scaled: true };
    return { value: hundreds + rest.value, to: rest.to, scaled: true };
  }

  return {
    /** The number that begins at a token; null: none does. */
    number(at: number): Said | null {
      const first = words[at];
      if (!first) return null;
      let value = 0;
      let group = first.kind === 'thousand' || first.kind === 'million' ? null : belowThousand(at, first);
      if (!group && first.kind !== 'thousand' && first.kind !== 'million') return null;
      let to = group ? group.to : at;
      let scaled = group?.scaled ?? false;
      let smallest = Number.POSITIVE_INFINITY;
      for (;;) {
        const scale = to === at ? first : close(to);
        const isScale = scale?.kind === 'thousand' || scale?.kind === 'million';
        if (!isScale || scale.value >= smallest || (group && group.value === 0)) break;
        value += (group?.value ?? 1) * scale.value;
        smallest = scale.value;
        scaled = true;
        to += 1;
        const isArabic = scale.order === 'ar';
        const start = isArabic ? afterAnd(to) : isFollowedBy(to, 'and') ? to + 1 : to;
        const next = start < 0 ? null : close(start);
        group = next && isSameTongue(next, scale) ? belowThousand(start, next) : null;
        if (!group || group.value === 0) return { value, to, scaled };
        to = group.to;
      }
      return { value: value + (group?.value ?? 0), to, scaled };
    },
  };
}

function isLatin(word: NumberWord): boolean {
  return word.order !== 'ar';
}

function isSameTongue(one: NumberWord, other: NumberWord): boolean {
  return one.order === other.order || one.order === 'any' || other.order === 'any';
}

/** “ثلاثة عشر”, “ثلاث عشرة”: the ending is on one of the two. */
function isTenOfStandardArabic(unit: string, ten: string | undefined): boolean {
  return unit.endsWith('ه') || unit.startsWith('اثن') ? ten === 'عشر' : ten === 'عشره' || ten === 'عشر';
}
