import {
  REDACTION_MARKS,
  type Redaction,
  type RedactionSpan,
  type RedactionType,
} from '../../../shared/domain/redaction.ts';
import { createClaims } from './claims.ts';
import { createCodePointCounter } from './code-points.ts';
import { detectAddresses } from './detect-addresses.ts';
import { detectCodes } from './detect-codes.ts';
import { detectBirthDates } from './detect-dates.ts';
import { detectDigits } from './detect-digits.ts';
import { detectEmails } from './detect-emails.ts';
import { detectIbans } from './detect-iban.ts';
import { detectNames } from './detect-names.ts';
import { takeKnownAgain } from './known-again.ts';
import { readText } from './reading.ts';

/** A datum in UTF-16 units of a text, `[start, end)`. */
export interface FoundDatum {
  readonly start: number;
  readonly end: number;
  readonly type: RedactionType;
}

/**
 * Hides what tells who somebody is: each datum becomes a mark that says its kind. Works in time linear in the text and never throws,
 * whatever the text is.
 */
export function redact(text: string): Redaction {
  return redactionOf(text, findData(text));
}

/** What `redact` hides, in the order of the text. A line feed ends a turn: a datum may go on in the next one. */
export function findData(text: string): readonly FoundDatum[] {
  const reading = readText(text);
  const claims = createClaims(reading.tokens.length);
  detectEmails(reading, claims);
  detectIbans(reading, claims);
  detectBirthDates(reading, claims);
  detectCodes(reading, claims);
  const doubtful = detectDigits(reading, claims);
  detectAddresses(reading, claims);
  for (const span of doubtful) claims.takeFree(span);
  detectNames(reading, claims);
  takeKnownAgain(reading, claims);
  return claims.spans().map(({ from, to, type }) => ({
    start: reading.tokens[from]!.start,
    end: reading.tokens[to - 1]!.end,
    type,
  }));
}

/** A text with marks in the place of data, which are in order and do not overlap. */
export function redactionOf(text: string, data: readonly FoundDatum[]): Redaction {
  const codePointsBefore = createCodePointCounter(text);
  const spans: RedactionSpan[] = [];
  let redacted = '';
  let last = 0;
  for (const { start, end, type } of data) {
    redacted += text.slice(last, start) + REDACTION_MARKS[type];
    last = end;
    spans.push({ start: codePointsBefore(start), end: codePointsBefore(end), type });
  }
  return { redacted: redacted + text.slice(last), spans };
}
