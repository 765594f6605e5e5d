import { isCommonWord } from './common-words.ts';
import { isNameOfLetter, SHORT_WORDS } from './letters.ts';
import { isYear } from './quantities.ts';
import type { Reading, TokenSpan } from './reading.ts';

/** Between the pieces of a reference. */
const CLOSE = /^[\s\-_/.#:,]{0,2}$/u;
const JOINS: ReadonlySet<string> = new Set(
  'trait union tiret dash slash barre hyphen underscore point dot euh شرطه تيري سلاش majuscule'.split(' '),
);
const AS: ReadonlySet<string> = new Set(['comme', 'as', 'for', 'like', 'b7al', 'bhal', 'kif', 'بحال', 'مثل', 'ديال']);
/** “REC 2024 0056”, “cmd 4417”: letters that say what is referred to. */
const CODE = /^[a-z]{2,4}$/;
const MIXED = /^(?=.*\d)(?=.*[a-z])[a-z0-9]{2,12}$/;
/** Letters that are words too: a piece of a reference only where nothing is said after them. */
export const WORDS_OF_ONE_LETTER: ReadonlySet<string> = new Set([...'ayowudlbfcjnmstو', ...'فبلد']);
/** “304 على 2026”, “304 sur 2026”: the year of a reference. */
const OF_YEAR: ReadonlySet<string> = new Set('على علي sur slash barre 3la سلاش'.split(' '));
const MOST = 16;

/** A reference with the letters and digits it is said with on both sides: “D comme Daniel 45 78 1 B”. */
export function wholeReference(reading: Reading, span: TokenSpan, cueEnd: number): TokenSpan {
  return { ...span, from: startOf(reading, span.from, cueEnd), to: endOf(reading, span.to) };
}

function startOf({ tokens, numberAt, numbers }: Reading, end: number, cueEnd: number): number {
  const least = Math.max(cueEnd, end - MOST);
  let from = end;
  for (let at = end; at > least; ) {
    if (!CLOSE.test(tokens[at]!.gap)) break;
    const { folded, text } = tokens[at - 1]!;
    const number = numbers[numberAt[at - 1]!];
    const as = tokens[at - 2]?.folded ?? '';
    const worded = as === 'in' && tokens[at - 3]?.folded === 'as' ? at - 4 : AS.has(as) ? at - 3 : -1;
    if (worded >= least && isLetter(tokens[worded]!.folded)) at = from = worded;
    else if (number) {
      if (number.from < least) break;
      at = from = number.from;
    } else if (JOINS.has(folded)) at--;
    else if (isLetter(folded) || isCode(folded, text)) from = --at;
    else break;
  }
  return from;
}

function endOf({ tokens, numberAt, numbers }: Reading, start: number): number {
  let to = start;
  for (let at = start; at < tokens.length && at - start < MOST; ) {
    if (!CLOSE.test(tokens[at]!.gap) || /,|\.\s/u.test(tokens[at]!.gap)) break;
    const { folded, text } = tokens[at]!;
    const number = numbers[numberAt[at]!];
    if (OF_YEAR.has(folded) && isYear(numbers[numberAt[at + 1] ?? -1]?.digits ?? ''))
      at = to = numbers[numberAt[at + 1]!]!.to;
    else if (number && to > start) at = to = number.to;
    else if (/^(?:bis|ter)$/.test(folded)) at = to = at + 1;
    else if (JOINS.has(folded) && at > to - 1) at++;
    else if (isLetter(folded) && (isLast(tokens, at) || !WORDS_OF_ONE_LETTER.has(folded) || /^[A-Z]$/.test(text))) {
      at = to = at + 1;
    } else break;
  }
  return to;
}

function isLast(tokens: Reading['tokens'], at: number): boolean {
  const next = tokens[at + 1];
  return next === undefined || /[.,;!?؟\n]/u.test(next.gap);
}

function isLetter(folded: string): boolean {
  return /^(?:[a-z]|[\u0621-\u0647\u064a])$/u.test(folded) || (isNameOfLetter(folded) && !SHORT_WORDS.has(folded));
}

function isCode(folded: string, text: string): boolean {
  if (MIXED.test(folded) || /^[A-Z]{2,6}$/.test(text)) return true;
  return CODE.test(folded) && !SHORT_WORDS.has(folded) && !isCommonWord(folded);
}
