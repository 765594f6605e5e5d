import { passesLuhn } from './checksums.ts';
import type { Claims } from './claims.ts';
import { classifyRun } from './classify-run.ts';
import { type DigitRun, runOf } from './digit-runs.ts';
import { lettersBefore } from './letters.ts';
import { nearCues } from './near-cue.ts';
import type { Reading, TokenSpan } from './reading.ts';

const MOROCCAN_START = /^(?:0[5-7]|00212|212)/;

/**
 * Cards, RIBs, telephones, identity cards and references among the runs of digits. Takes the firm ones and gives the others back: an
 * address may be what they are part of.
 */
export function detectDigits(reading: Reading, claims: Claims): readonly TokenSpan[] {
  const cues = nearCues(reading);
  const doubtful: TokenSpan[] = [];
  for (const [index, whole] of reading.runs.entries()) {
    for (const run of telephonesOf(reading, whole)) {
      const cue = cues[index] ?? null;
      const letters = lettersBefore(reading, run, cue);
      if (letters !== null) {
        claims.takeFree({ from: letters, to: run.to, type: cue?.kind === 'account' ? 'account' : 'cin' });
        continue;
      }
      const verdict = classifyRun(run, cue);
      if (!verdict) continue;
      const spans = piecesOf(reading, run).map((piece) => ({ ...piece, type: verdict.type }));
      if (verdict.firm) for (const span of spans) claims.takeFree(span);
      else doubtful.push(...spans);
    }
  }
  return doubtful;
}

/** Two telephone numbers in one breath are two runs: cut where one of ten digits is full and the next begins. */
function telephonesOf({ tokens }: Reading, run: DigitRun): readonly DigitRun[] {
  const isLong = run.digits.length >= 18 && run.digits.length !== 24;
  if (!isLong || !MOROCCAN_START.test(run.digits) || passesLuhn(run.digits)) return [run];
  const runs: DigitRun[] = [];
  let open: DigitRun['numbers'][number][] = [];
  for (const number of run.numbers) {
    const digits = open.map((one) => one.digits).join('');
    const isFull = digits.length === (digits.startsWith('00') ? 14 : digits.startsWith('212') ? 12 : 10);
    if (isFull && MOROCCAN_START.test(number.digits.padEnd(2, '6'))) {
      runs.push(runOf(tokens, open));
      open = [];
    }
    open.push(number);
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
