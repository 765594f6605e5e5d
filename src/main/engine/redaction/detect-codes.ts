import type { Claims } from './claims.ts';
import type { Reading } from './reading.ts';
import { wholeReference } from './reference-letters.ts';

const TIGHT = /^(?:[-_/.#]|)$/u;
const LOOSE = /^[\s\-_/.#:]{0,2}$/u;
const CODE_LETTERS = /^(?:[A-Z]{1,6}|[a-z]{1,3})$/;
const HAS_DIGIT = /\d/;
const REACH = 7;
const FEWEST_DIGITS = 3;

/** References with letters in them, after the words for one: “CT-2024-458796”, “dossier AB12C34”. */
export function detectCodes(reading: Reading, claims: Claims): void {
  const { tokens, cues, runs } = reading;
  takeNamedCodes(reading, claims);
  const runEnd = new Map(runs.map((run) => [run.from, run.to]));
  for (const [index, { kind, from: start, to }] of cues.entries()) {
    if (kind !== 'account' && kind !== 'account_word' && kind !== 'number') continue;
    const first = firstDigits(reading, to);
    const next = cues[index + 1];
    if (
      first < 0 ||
      claims.isTaken(first) ||
      (next && next.from < first && next.kind !== 'number' && next.kind !== 'account_word')
    )
      continue;
    let from = first;
    while (
      from > (isShouted(tokens[start]!.text) ? start : to) &&
      isCodeLetters(tokens[from - 1]!.text, tokens[from]!.gap)
    )
      from--;
    let end = from < first ? (runEnd.get(first) ?? first + 1) : first + 1;
    while (end < tokens.length && TIGHT.test(tokens[end]!.gap) && /^[A-Za-z0-9]+$/.test(tokens[end]!.text)) end++;
    const goesOn =
      end < tokens.length && /[A-Za-z]/.test(tokens[end - 1]!.text) && tokens[end]!.gap === ' '
        ? runEnd.get(end)
        : undefined;
    end = goesOn ?? end;
    const text = tokens
      .slice(from, end)
      .map((token) => token.text)
      .join('');
    const digits = text.replace(/\D/g, '').length;
    if (!/[A-Za-z]/.test(text) || digits < FEWEST_DIGITS || (kind === 'number' && digits < 4)) continue;
    if (kind !== 'account' && text.length < 5) continue;
    claims.takeFree(wholeReference(reading, { from, to: end, type: 'account' }, to));
    takeSameShape(reading, claims, from, end);
  }
}

/** “contrats 8801-B et 8801-C”: what is made like a reference right behind it is another. */
function takeSameShape({ tokens }: Reading, claims: Claims, start: number, end: number): void {
  const shape = shapeOf(tokens, start, end);
  const length = end - start;
  for (let from = end; from + length <= tokens.length && from - end < REACH; from++) {
    if (claims.isTaken(from) || shapeOf(tokens, from, from + length) !== shape) continue;
    claims.takeFree({ from, to: from + length, type: 'account' });
    return;
  }
}

function shapeOf(tokens: Reading['tokens'], from: number, to: number): string {
  let shape = '';
  for (let at = from; at < to; at++) shape += (at > from ? tokens[at]!.gap : '') + tokens[at]!.text;
  return shape.replace(/\p{Nd}/gu, '0').replace(/\p{L}/gu, 'a');
}

/** “identifiant client c'est pharma-anfa-03”: words and digits tied together, behind a word for a reference. */
function takeNamedCodes({ tokens, cues }: Reading, claims: Claims): void {
  for (const { kind, to } of cues) {
    if (kind !== 'account') continue;
    for (let at = to; at < tokens.length && at - to < 4; at++) {
      if (at > to && /[?!;\n]|\.\s/u.test(tokens[at]!.gap)) break;
      let end = at + 1;
      while (end < tokens.length && end - at < REACH && /^[-_]$/u.test(tokens[end]!.gap)) end++;
      if (end - at < 2 || !HAS_DIGIT.test(tokens[end - 1]!.text)) continue;
      claims.takeFree({ from: at, to: end, type: 'account' });
      break;
    }
  }
}

function firstDigits({ tokens }: Reading, from: number): number {
  for (let at = from; at < tokens.length && at - from < REACH; at++) {
    const { gap, text } = tokens[at]!;
    if (at > from && /[?!,;\n]|\.\s/u.test(gap)) return -1;
    if (HAS_DIGIT.test(text)) return /^[A-Z0-9]+$|^[a-z]{0,3}\d+$/.test(text) ? at : -1;
  }
  return -1;
}

/** “CASE 5571”: the word itself is a piece of the reference. */
function isShouted(text: string): boolean {
  return /^[A-Z]{2,6}$/.test(text);
}

function isCodeLetters(text: string, gap: string): boolean {
  if (!CODE_LETTERS.test(text)) return false;
  return TIGHT.test(gap) || (LOOSE.test(gap) && /^[A-Z]+$/.test(text));
}
