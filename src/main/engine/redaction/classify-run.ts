import type { RedactionType } from '../../../shared/domain/redaction.ts';
import { isRib, passesLuhn } from './checksums.ts';
import type { DigitRun } from './digit-runs.ts';
import type { NearCue } from './near-cue.ts';
import { isYear } from './quantities.ts';

/** A run of digits found to be a datum. */
export interface RunVerdict {
  readonly type: RedactionType;
  /** It is one whatever stands around it: not only a number after the word “number”. */
  readonly firm: boolean;
}

/** Moroccan numbers: mobile and fixed in national form, with the country, and without the zero. */
const MOROCCAN = /^(?:0[5-8]\d{8}|(?:00)?2120?[5-8]\d{8}|[5-7]\d{8})$/;
/** As dialled within a neighbouring country (France, Spain …), or from abroad. */
const FOREIGN = /^(?:0[1-9]\d{8}|00[1-9]\d{8,14})$/;
/** So many digits belong to somebody, whatever they are. */
const LONG = 8;

const firm = (type: RedactionType): RunVerdict => ({ type, firm: true });

/** What a run of digits is, by its length, its checksum and the words near it; null: nobody's. */
export function classifyRun(run: DigitRun, cue: NearCue | null): RunVerdict | null {
  const { digits } = run;
  const { length } = digits;
  const kind = cue?.kind;
  if (isRib(digits)) return firm('iban_rib');
  if (kind === 'iban_rib' && length >= 10) return firm('iban_rib');
  if (length >= 22 && length <= 26) return firm('iban_rib');
  if (kind === 'account' && length >= 3) return firm('account');
  if (kind === 'cin' && length >= 4 && length <= 8) return firm('cin');
  if (isPhone(run, kind)) return firm('phone');
  if (isCard(digits, kind)) return firm('card');
  if (kind === 'account_word' && isAccount(run, cue!)) return firm('account');
  if (kind === 'number' && length >= 5 && length < LONG) return { type: 'account', firm: false };
  return isLong(run, kind) ? { type: 'account', firm: false } : null;
}

function isPhone({ digits, plus }: DigitRun, kind: NearCue['kind'] | undefined): boolean {
  if (plus && digits.length >= 8 && digits.length <= 16) return true;
  if (MOROCCAN.test(digits) || FOREIGN.test(digits)) return true;
  return kind === 'phone' && digits.length >= 6 && digits.length <= 22 && !(digits.length > 15 && passesLuhn(digits));
}

function isCard(digits: string, kind: NearCue['kind'] | undefined): boolean {
  if (digits.length < 13 || digits.length > 19) return kind === 'card' && digits.length >= 8 && digits.length < 22;
  return kind === 'card' || passesLuhn(digits);
}

function isAccount({ digits, numbers }: DigitRun, { distance }: NearCue): boolean {
  if (digits.length >= 5) return !(numbers.length === 1 && numbers[0]!.scaled && distance > 2);
  // Digit by digit, as a reference is read out.
  if (digits.length === 4 && numbers.length >= 3 && distance <= 4) return true;
  return digits.length === 4 && distance <= 1 && !isYear(digits);
}

/** Eight digits and more without a word for them: hidden, because leaving them is worse; a single great number is an amount. */
function isLong({ digits, numbers }: DigitRun, kind: NearCue['kind'] | undefined): boolean {
  if (digits.length < LONG) return false;
  if (numbers.every((number) => isYear(number.digits) || number.scaled)) return false;
  return kind !== 'other' || digits.length >= 13;
}
