/** Longest phrase whose repetition is looked for, in tokens. */
const LONGEST_PHRASE = 16;
/** A phrase said again is speech; said this often, over this many tokens, it is a decoder that does not end. */
const LEAST_REPEATS = 3;
const LEAST_TOKENS = 12;

/**
 * Where a repetition loop at the end of a token sequence is to be cut, so that the phrase stands once; null when
 * there is no loop. Digits and short answers may repeat: three times, and twelve tokens, are needed.
 */
export function loopStart(tokens: readonly number[]): number | null {
  for (let phrase = 1; phrase <= LONGEST_PHRASE; phrase++) {
    const needed = Math.max(phrase * LEAST_REPEATS, Math.ceil(LEAST_TOKENS / phrase) * phrase);
    if (tokens.length < needed) continue;
    const from = tokens.length - needed;
    let same = true;
    for (let at = from; same && at + phrase < tokens.length; at++) same = tokens[at] === tokens[at + phrase];
    if (same) return from + phrase;
  }
  return null;
}
