import type { Reading } from './reading.ts';

const LETTER = /^\p{L}$/u;
const CLOSE = /^(?:[\s\-.,]{1,3})$/u;
const FEWEST = 3;
/** Letters with their words are fewer in doubt. */
const FEWEST_WORDED = 2;
const MOST = 40;
const AS: ReadonlySet<string> = new Set(['comme', 'for', 'as', 'like', 'kif', 'بحال', 'مثل', 'b7al', 'bhal']);
const DOUBLE: ReadonlySet<string> = new Set(['double', 'deux', 'two', 'accent', 'tiret', 'espace', 'دوبل']);

/** The end of a word that is spelled from a token on, letter by letter (“B E N”, “B comme Bernard E …”); the token itself: none is. */
export function spelledEnd({ tokens }: Reading, from: number): number {
  let letters = 0;
  let worded = 0;
  let end = from;
  for (let at = from; at < tokens.length && at - from < MOST; ) {
    if (at > from && !CLOSE.test(tokens[at]!.gap)) break;
    const { text, folded } = tokens[at]!;
    if (LETTER.test(text)) {
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
