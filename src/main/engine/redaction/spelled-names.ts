import type { Reading } from './reading.ts';

const LETTER = /^\p{L}$/u;
const CLOSE = /^(?:[\s\-.,]{1,3})$/u;
const FEWEST = 3;
const MOST = 40;
const AS: ReadonlySet<string> = new Set(['comme', 'for', 'as', 'like', 'kif', 'بحال', 'مثل', 'b7al', 'bhal']);
const DOUBLE: ReadonlySet<string> = new Set(['double', 'deux', 'two', 'accent', 'tiret', 'espace', 'دوبل']);

/** The end of a word that is spelled from a token on, letter by letter (“B E N”, “B comme Bernard E …”); the token itself: none is. */
export function spelledEnd({ tokens }: Reading, from: number): number {
  let letters = 0;
  let end = from;
  for (let at = from; at < tokens.length && at - from < MOST; ) {
    if (at > from && !CLOSE.test(tokens[at]!.gap)) break;
    const { text, folded } = tokens[at]!;
    if (LETTER.test(text)) {
      letters++;
      at += AS.has(tokens[at + 1]?.folded ?? '') && tokens[at + 2] ? 3 : 1;
      end = at;
    } else if (DOUBLE.has(folded) && letters > 0) at++;
    else break;
  }
  return letters >= FEWEST ? end : from;
}
