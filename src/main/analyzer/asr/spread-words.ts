import type { Span, Word } from '../../../shared/domain/transcript.ts';

/**
 * Words without times of their own, spread by their length over the speech they were said in, pauses left out.
 * `speech`: spans in order, at least one.
 */
export function spreadWords(words: readonly Word[], speech: readonly Span[]): readonly Word[] {
  const spokenS = speech.reduce((sum, span) => sum + span.endS - span.startS, 0);
  const letters = words.reduce((sum, word) => sum + word.text.length + 1, 0);
  const timeOf = (letter: number, atEnd: boolean) => timeWithin(speech, (letter / letters) * spokenS, atEnd);
  let before = 0;
  return words.map((word) => {
    const startS = timeOf(before, false);
    before += word.text.length + 1;
    return { ...word, startS, endS: timeOf(before, true) };
  });
}

/** Times closer than this are the same, told apart by rounding only. */
const SAME_S = 1e-6;

/** Where so many seconds of speech are over; at a pause, before it for an end and after it for a start. */
function timeWithin(speech: readonly Span[], spokenS: number, atEnd: boolean): number {
  let left = spokenS;
  for (const { startS, endS } of speech) {
    const lengthS = endS - startS;
    if (left < lengthS - SAME_S || (atEnd && left <= lengthS + SAME_S)) return startS + Math.min(left, lengthS);
    left = Math.max(0, left - lengthS);
  }
  return speech[speech.length - 1].endS;
}
