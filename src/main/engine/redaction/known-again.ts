import type { RedactionType } from '../../../shared/domain/redaction.ts';
import type { Claims } from './claims.ts';
import { isCommonWord } from './common-words.ts';
import { isTown } from './places.ts';
import type { Reading } from './reading.ts';

/** Shorter pieces of names come up in everything. */
const FEWEST_LETTERS = 3;
const FEWEST_DIGITS = 5;

/** Takes what was found to be a name or a number once wherever it comes back without the words that led to it. */
export function takeKnownAgain(reading: Reading, claims: Claims): void {
  const { tokens, runs } = reading;
  const names = new Set<string>();
  const numbers = new Map<string, RedactionType>();
  const spans = claims.spans();
  let next = 0;
  for (const { from, to, type } of spans) {
    if (type === 'name')
      for (let at = from; at < to; at++) if (isTelling(tokens[at]!.folded)) names.add(tokens[at]!.folded);
    let digits = '';
    while (next < runs.length && runs[next]!.from < from) next++;
    for (; next < runs.length && runs[next]!.to <= to; next++) digits += runs[next]!.digits;
    if (digits.length >= FEWEST_DIGITS && type !== 'dob' && type !== 'address') numbers.set(digits, type);
  }
  if (names.size > 0) takeNames(reading, claims, names);
  for (const { from, to, digits } of runs) {
    const type = numbers.get(digits);
    if (type && !claims.isTaken(from)) claims.takeFree({ from, to, type });
  }
}

function takeNames({ tokens }: Reading, claims: Claims, names: ReadonlySet<string>): void {
  for (let from = 0; from < tokens.length; from++) {
    let to = from;
    while (
      to < tokens.length &&
      !claims.isTaken(to) &&
      names.has(tokens[to]!.folded) &&
      (to === from || /^\s+$/.test(tokens[to]!.gap))
    )
      to++;
    if (to > from) {
      claims.takeFree({ from, to, type: 'name' });
      from = to - 1;
    }
  }
}

function isTelling(folded: string): boolean {
  return folded.length >= FEWEST_LETTERS && !isCommonWord(folded) && !isTown(folded);
}
