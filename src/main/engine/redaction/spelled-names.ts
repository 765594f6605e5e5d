import { isCommonWord } from './common-words.ts';
import type { Reading } from './reading.ts';

const LETTER = /^\p{L}$/u;
const CLOSE = /^(?:[\s\-.,]{1,3})$/u;
const FEWEST = 3;
/** Letters with their words are fewer in doubt. */
const FEWEST_WORDED = 2;
const MOST = 40;
const AS: ReadonlySet<string> = new Set(['comme', 'for', 'as', 'like', 'kif', 'بحال', 'مثل', 'b7al', 'bhal']);
const DOUBLE: ReadonlySet<string> = new Set([
  'double',
  'deux',
  'two',
  'accent',
  'tiret',
  'espace',
  'apostrophe',
  'دوبل',
]);

/** The end of a word that is spelled from a token on, letter by letter (“B E N”, “B comme Bernard E …”); the token itself: none is. */
export function spelledEnd({ tokens }: Reading, from: number): number {
  let letters = 0;
  let worded = 0;
  let end = from;
  for (let at = from; at < tokens.length && at - from < MOST; ) {
    if (at > from && !CLOSE.test(tokens[at]!.gap)) break;
    const { text, folded } = tokens[at]!;
    // “… B I d'accord”: a letter that leans on the next word is none.
    if (LETTER.test(text) && !(letters > 0 && /^['’]/u.test(tokens[at]!.after))) {
      letters++;
      const length = asLength(tokens, at);
      if (length > 1) worded++;
      at += length;
      end = at;
    } else if (DOUBLE.has(folded) && letters > 0) at++;
    else break;
  }
  return letters >= (worded > 0 ? FEWEST_WORDED : FEWEST) ? end : from;
}

/** Whether “B comme Berthe” or “B as in Bertha” begins at a token. */
export function isLetterAs(tokens: Reading['tokens'], at: number): boolean {
  return LETTER.test(tokens[at]?.text ?? '') && asLength(tokens, at) > 1;
}

/** How many tokens a letter takes with the word that makes it plain. */
function asLength(tokens: Reading['tokens'], at: number): number {
  const as = tokens[at + 1]?.folded ?? '';
  if (!AS.has(as)) return 1;
  const word = as === 'as' && tokens[at + 2]?.folded === 'in' ? at + 3 : at + 2;
  return tokens[word] && isSameLetter(tokens[at]!.folded, tokens[word].folded) ? word - at + 1 : 1;
}

function isSameLetter(letter: string, word: string): boolean {
  return word.replace(/^ال/u, '').startsWith(letter) || word.startsWith(letter);
}

/** Where the name begins whose letters are said right behind it (“oulhaj O U L H A J”); `at` itself: none is. */
export function spelledNameStart(reading: Reading, at: number): number {
  const { tokens } = reading;
  if (at === 0 || !LETTER.test(tokens[at]!.text) || LETTER.test(tokens[at - 1]!.text)) return at;
  const to = spelledEnd(reading, at);
  if (to === at) return at;
  let letters = '';
  for (let one = at; one < to; one++) if (LETTER.test(tokens[one]!.text)) letters += tokens[one]!.folded;
  let word = '';
  for (let from = at - 1; from >= Math.max(0, at - 3); from--) {
    word = tokens[from]!.folded + word;
    if (withoutDoubles(word) === withoutDoubles(letters)) return isCommonWord(word) ? at : from;
    if (/[.?!\n]/u.test(tokens[from]!.gap)) break;
  }
  return at;
}

/** “deux T” is said for two, or forgotten. */
function withoutDoubles(letters: string): string {
  return letters.replace(/(.)\1+/gu, '$1');
}
