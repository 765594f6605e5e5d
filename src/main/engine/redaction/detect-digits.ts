import { isRib, passesLuhn } from './checksums.ts';
import type { Claims } from './claims.ts';
import { classifyRun } from './classify-run.ts';
import { type DigitRun, runOf } from './digit-runs.ts';
import { lettersBefore } from './letters.ts';
import { type NearCue, nearCues } from './near-cue.ts';
import type { ReadNumber } from './read-numbers.ts';
import type { Reading, TokenSpan } from './reading.ts';
import { WORDS_OF_ONE_LETTER, wholeReference } from './reference-letters.ts';

/** The sign before a country's number, said. */
const PLUS: ReadonlySet<string> = new Set(['plus', 'زائد', 'زايد', 'بلوس', 'zaid', 'zayd', 'plis']);
/** Fewer digits before a telephone number are its country. */
const FEWEST_APART = 4;
/** From one identity card to the next. */
const SECOND_CARD_REACH = 12;
const TELEPHONE = /^(?:0[5-8]\d{8}|(?:00)?212[5-8]\d{8})$/;

/**
 * Cards, RIBs, telephones, identity cards and references among the runs of digits. Takes the firm ones and gives the others back: an
 * address may be what they are part of.
 */
export function detectDigits(reading: Reading, claims: Claims): readonly TokenSpan[] {
  const cues = nearCues(reading);
  const doubtful: TokenSpan[] = [];
  let lastCard = -1;
  for (const [index, whole] of reading.runs.entries()) {
    for (const run of telephonesOf(reading, whole)) {
      const cue = cues[index] ?? null;
      const isAgain = lastCard >= 0 && run.from - lastCard <= SECOND_CARD_REACH;
      const letters = lettersBefore(reading, run, cue ?? (isAgain ? SECOND_CARD : null));
      if (letters !== null) {
        const isReference = cue?.kind === 'account';
        const span = { from: letters, to: run.to, type: isReference ? 'account' : 'cin' } as const;
        if (!isReference) lastCard = run.to;
        claims.takeFree(isReference ? wholeReference(reading, span, cueEnd(run, cue)) : span);
        continue;
      }
      const verdict = classifyRun(run, cue);
      if (!verdict) {
        const span = { from: run.from, to: run.to, type: 'account' } as const;
        const whole =
          cue && PLAIN.has(cue.kind) && run.digits.length >= 3 ? wholeReference(reading, span, cueEnd(run, cue)) : span;
        if (cue && hasLetters(reading, whole, run)) claims.takeFree(whole);
        continue;
      }
      const spans = piecesOf(reading, run).map((piece) =>
        verdict.type === 'account' && verdict.firm
          ? { ...wholeReference(reading, { ...piece, type: 'account' }, cueEnd(run, cue)) }
          : { ...piece, type: verdict.type },
      );
      if (verdict.type === 'phone' && PLUS.has(reading.tokens[run.from - 1]?.folded ?? '')) spans[0]!.from--;
      if (verdict.firm) for (const span of spans) claims.takeFree(span);
      else doubtful.push(...spans);
    }
  }
  return doubtful;
}

/** “… et celle de ma femme T A 14 22 80”, “… au lieu de AA 90177”: a second identity card behind one. */
const SECOND_CARD: NearCue = { kind: 'cin', distance: 4, isBehind: false };

/** Things that have a number: with letters beside it, it is a reference however short. */
const PLAIN: ReadonlySet<NearCue['kind']> = new Set<NearCue['kind']>(['account_word', 'number']);

/** Whether letters are said before the digits that are no words of one letter. */
function hasLetters({ tokens }: Reading, whole: TokenSpan, run: DigitRun): boolean {
  for (let at = whole.from; at < run.from; at++) {
    const { folded, text } = tokens[at]!;
    if (!WORDS_OF_ONE_LETTER.has(folded) || /^[A-Z]$/.test(text)) return true;
  }
  return false;
}

/** “inc 00 58 c'est votre numéro d'incident”: so many tokens before the digits may be letters of it. */
const MOST_LETTERS_AHEAD = 3;

/** Where the words end that lead to a run; some tokens before it when they stand behind it. */
function cueEnd(run: DigitRun, cue: NearCue | null): number {
  if (cue?.isBehind) return cue.kind === 'account' ? Math.max(0, run.from - MOST_LETTERS_AHEAD) : run.from;
  return cue ? run.from - cue.distance : run.from;
}

/**
 * Two data in one breath are two runs: cut where a telephone number is full and something follows, and where what remains is one.
 * A card or a RIB is never cut.
 */
function telephonesOf({ tokens }: Reading, run: DigitRun): readonly DigitRun[] {
  const { digits, numbers } = run;
  if (
    digits.length < 13 ||
    /^(?:00)?2120?[5-8]\d{8}$/.test(digits) ||
    isRib(digits) ||
    (digits.length <= 19 && passesLuhn(digits))
  )
    return [run];
  const runs: DigitRun[] = [];
  let open: ReadNumber[] = [];
  let began = 0;
  let done = 0;
  for (const number of numbers) {
    const isRest = digits.length - done <= 14 && TELEPHONE.test(digits.slice(done));
    const isFull = done - began <= 14 && TELEPHONE.test(digits.slice(began, done));
    if (done >= FEWEST_APART && (isRest || isFull) && open.length > 0) {
      runs.push(runOf(tokens, open));
      open = [];
      began = done;
    }
    open.push(number);
    done += number.digits.length;
  }
  return [...runs, runOf(tokens, open)];
}

/** What of a run is said in each turn: the nods between its pieces tell nothing. */
function piecesOf({ tokens }: Reading, { numbers }: DigitRun): readonly { from: number; to: number }[] {
  const pieces: { from: number; to: number }[] = [];
  let end = numbers[0]!.from;
  for (const { from, to } of numbers) {
    const last = pieces.at(-1);
    if (last && !endsTurn(tokens, end, from)) last.to = to;
    else pieces.push({ from, to });
    end = to;
  }
  return pieces;
}

function endsTurn(tokens: Reading['tokens'], from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (tokens[at]!.gap.includes('\n')) return true;
  return false;
}
