import type { Claims } from './claims.ts';
import { isCommonAsWritten } from './common-words.ts';
import { isKnownName } from './known-names.ts';
import { isBrand, isTown } from './places.ts';
import type { Reading } from './reading.ts';

const NOT: ReadonlySet<string> = new Set('machi machy mashi not non pas ماشي ليس وليس ليست وليست مش'.split(' '));
/** “pas X mais Y”, “ماشي X راه Y”. */
const BUT: ReadonlySet<string> = new Set('mais but rah bal c est its راه راها بل ولكن لكن'.split(' '));
const WORD = /^[\p{L}\p{M}'379]{3,20}$/u;
/** A family name by its form: “السعيدي”, “بنعمر”, “ايت …”. */
const FAMILY = /^(?:ال[\u0621-\u064a]{2,}ي|بن[\u0621-\u064a]{3,}|(?:ben|el)[a-z]{4,})$/u;
const MOST_BETWEEN = 2;

/**
 * Two spellings of one name with a “not” between them or before them (“zineb machi zaynab”, “ماشي السعيدي راه السعدي”): whoever
 * corrects a word that is no everyday one and sounds like the other corrects a name.
 */
export function takeCorrected(reading: Reading, claims: Claims): void {
  const { tokens } = reading;
  for (let at = 0; at < tokens.length; at++) {
    if (!NOT.has(tokens[at]!.folded)) continue;
    if (takePair(reading, claims, at - 1, at + 1)) continue;
    let other = at + 2;
    while (other < tokens.length && other - at - 2 < MOST_BETWEEN && BUT.has(tokens[other]!.folded)) other++;
    if (other > at + 2) takePair(reading, claims, at + 1, other);
  }
}

function takePair({ tokens, numberAt }: Reading, claims: Claims, one: number, other: number): boolean {
  const first = tokens[one];
  const second = tokens[other];
  if (!first || !second || /[\n?!.]/u.test(second.gap) || numberAt[one]! >= 0 || numberAt[other]! >= 0) return false;
  const words = [first.folded, second.folded] as const;
  if (words.some((word) => !WORD.test(word) || isCommonAsWritten(word) || isTown(word) || isBrand(word))) return false;
  if (!words.some((word) => isKnownName(word) || FAMILY.test(word)) || !isAlike(...words)) return false;
  claims.takeFree({ from: one, to: one + 1, type: 'name' });
  claims.takeFree({ from: other, to: other + 1, type: 'name' });
  return true;
}

/** Whether two words begin alike and share so many letters in their order that one is the other's other spelling. */
function isAlike(one: string, other: string): boolean {
  const [first, second] = [bare(one), bare(other)];
  if (first[0] !== second[0]) return false;
  const shared = commonLetters(first, second);
  return shared >= 2 && shared >= Math.max(first.length, second.length) * 0.5;
}

function bare(word: string): string {
  return word.replace(/^ال(?=.{3})/u, '');
}

/** The length of the longest common subsequence of two short words. */
function commonLetters(one: string, other: string): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let at = 0; at < other.length; at++)
      next.push(letter === other[at] ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!));
    row = next;
  }
  return row[other.length]!;
}
