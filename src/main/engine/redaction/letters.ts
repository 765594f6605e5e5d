import type { DigitRun } from './digit-runs.ts';
import type { NearCue } from './near-cue.ts';
import type { Reading } from './reading.ts';

const LETTERS = /^[A-Za-z]{1,2}$/;
const CAPITALS = /^[A-Z]{1,2}$/;
/** Between a letter and digits, or two letters, that belong together. */
const CLOSE = /^[\s.\-_/,]{0,2}$/u;
/** Words as short as the letters of a card: only capitals of these are letters. */
const SHORT_WORDS: ReadonlySet<string> = new Set(
  'a le la de du un et ou en au ce se sa il on je tu ma ta me te ne ni si au d l w o u f b 3 no n nr id of is it at my to in on or so ok hi an as do'.split(
    ' ',
  ),
);
/** Letters as they are said: French, English, and both in Arabic letters. */
const NAMES_OF_LETTERS: ReadonlySet<string> = new Set(
  (
    'be bee bi ce see ci de dee eff effe ge jee gee hache ash ache aitch ji jay jey ka kay key elle el ell emme em enne en pe pee pi ku qu cue erre ar err esse es ess te tee ti ve vee vi double ix ixe ex zed zede zee ' +
    'بي با به كا كاف ك ب ا اي جي ج سي دي د اف جيم اش ال ام ان بيه تي في زد ي ه ل م ن ر س ت ع ق اكس ايكس ار اس دوبلفي دال باء الف'
  ).split(' '),
);
/** A CIN has five or six digits, newer ones seven; shorter only when it is said to be one. */
const FEWEST = 5;
const MOST = 7;
const MOST_LETTER_TOKENS = 6;

/**
 * Where the letters of an identity card begin that stand before a run of digits: “BK123456”, “B K 12 34 56”, “B comme Bernard …”.
 * Null when there are none, or the run is no such number.
 */
export function lettersBefore({ tokens }: Reading, run: DigitRun, cue: NearCue | null): number | null {
  const isCued = cue?.kind === 'cin' || cue?.kind === 'account';
  const { length } = run.digits;
  if (cue?.kind === 'cin' ? length < 4 || length > 8 : length < FEWEST || length > MOST) return null;
  if (cue?.kind === 'other' && cue.distance <= 3) return null;
  if (tokens[run.to] && tokens[run.to]!.gap === '') return null;
  let from = run.from;
  const least = isCued ? run.from - Math.min(cue.distance, MOST_LETTER_TOKENS) : run.from - 2;
  while (from > Math.max(0, least)) {
    const before = letterFrom(tokens, from, isCued);
    if (before === null || before < least) break;
    from = before;
  }
  if (from === run.from) return null;
  if (isCued) return from;
  const joined = tokens
    .slice(from, run.from)
    .map(({ text }) => text)
    .join('');
  return joined.length <= 2 ? from : null;
}

function letterFrom(tokens: Reading['tokens'], end: number, isCued: boolean): number | null {
  const token = tokens[end - 1];
  if (!token || !CLOSE.test(tokens[end]!.gap)) return null;
  const glued = tokens[end]!.gap === '' && LETTERS.test(token.text);
  if (glued || (CAPITALS.test(token.text) && !['N', 'NO', 'NR', 'ID', 'A'].includes(token.text))) return end - 1;
  if (!isCued) return null;
  if (isLetter(token.folded) && !(token.folded === 'n' && tokens[end]!.gap.includes('°'))) return end - 1;
  // “B comme Bernard”.
  const as = tokens[end - 2]?.folded;
  return (as === 'comme' || as === 'for' || as === 'as' || as === 'بحال' || as === 'ديال') &&
    isLetter(tokens[end - 3]?.folded ?? '')
    ? end - 3
    : null;
}

function isLetter(folded: string): boolean {
  return (
    (/^[a-z]{1,2}$/.test(folded) && !SHORT_WORDS.has(folded)) ||
    NAMES_OF_LETTERS.has(folded) ||
    /^[\u0621-\u064a]$/u.test(folded)
  );
}
