import { ACKNOWLEDGEMENTS, HESITATIONS } from './fillers.ts';
import { isQuantity } from './quantities.ts';
import type { ReadNumber } from './read-numbers.ts';
import type { Token } from './tokens.ts';

/** Numbers that are said or written as one: tokens `[from, to)`. */
export interface DigitRun {
  readonly from: number;
  readonly to: number;
  readonly numbers: readonly ReadNumber[];
  readonly digits: string;
  /** A plus stands right before it, as before the country of a telephone number. */
  readonly plus: boolean;
}

/** Words that may stand between two pieces: more, and it is another number. */
const MOST_HESITATIONS = 3;
/** The same when a turn ends between: the other says “d'accord, allez-y”. */
const MOST_ACKNOWLEDGEMENTS = 8;
/** What ends a number wherever it stands. */
const BREAKING = /[@%€$£=<>&+]/u;
const TELEPHONE = /^(?:0[5-8]|(?:00)?212[5-8])\d{8}$/;
/** What ends it unless the other side spoke between. */
const ASKING = /[?!؟:]/u;

/** The runs of a text in order: neighbouring numbers with nothing but hesitations between, without amounts, dates and times. */
export function readDigitRuns(tokens: readonly Token[], numbers: readonly ReadNumber[]): readonly DigitRun[] {
  const runs: DigitRun[] = [];
  let open: ReadNumber[] = [];
  const close = () => {
    if (open.length > 0) runs.push(runOf(tokens, open));
    open = [];
  };
  for (const number of numbers) {
    if (isQuantity(tokens, number) && !completesTelephone(open, number)) {
      close();
      continue;
    }
    const last = open.at(-1);
    if (last && !goesOn(tokens, last.to, number.from)) close();
    open.push(number);
  }
  close();
  return runs;
}

/** “… 56 78 fois”: the last two digits of a telephone number are no amount. */
function completesTelephone(open: readonly ReadNumber[], { digits, scaled }: ReadNumber): boolean {
  return (
    open.length > 1 && open.length < 14 && !scaled && TELEPHONE.test(open.map((one) => one.digits).join('') + digits)
  );
}

/** A run of some numbers that follow one another. */
export function runOf(tokens: readonly Token[], numbers: readonly ReadNumber[]): DigitRun {
  const from = numbers[0]!.from;
  return {
    from,
    to: numbers.at(-1)!.to,
    numbers,
    digits: numbers.map(({ digits }) => digits).join(''),
    plus: /\+\s*\(?$/u.test(tokens[from]!.gap),
  };
}

/** Whether from one number to the next only breath is taken, or the other side nods. */
function goesOn(tokens: readonly Token[], from: number, to: number): boolean {
  let crossed = false;
  for (let at = from; at <= to; at++) {
    const { gap, folded } = tokens[at]!;
    crossed ||= gap.includes('\n');
    if (BREAKING.test(gap) || (ASKING.test(gap) && !crossed && !gap.includes('\n') && !endsTurnAfter(tokens, at, to))) {
      return false;
    }
    if (at === to) break;
    if (!HESITATIONS.has(folded) && !(ACKNOWLEDGEMENTS.has(folded) && (crossed || endsTurnAfter(tokens, at, to)))) {
      return false;
    }
  }
  return to - from <= (crossed ? MOST_ACKNOWLEDGEMENTS : MOST_HESITATIONS);
}

function endsTurnAfter(tokens: readonly Token[], at: number, to: number): boolean {
  for (let next = at + 1; next <= to && next < at + MOST_ACKNOWLEDGEMENTS; next++) {
    if (tokens[next]!.gap.includes('\n')) return true;
  }
  return false;
}
