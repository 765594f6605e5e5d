import { isIban } from './checksums.ts';
import type { Claims } from './claims.ts';
import { ibanLength } from './iban-lengths.ts';
import type { Reading } from './reading.ts';

const LONGEST = 34;
const BEGINNING = /^[A-Z]{2}\d{0,2}(?:$|(?<=\d\d)[A-Z0-9])/;
const MOROCCAN = /^MA\d{26}$/;
const CLOSE = /^[\s.\-,]{0,2}$/u;

/** IBANs of any country that pass modulo 97, in one piece or in groups; and what looks like one of Morocco and does not. */
export function detectIbans({ tokens, numberAt, numbers }: Reading, claims: Claims): void {
  for (let from = 0; from < tokens.length; from++) {
    const start = tokens[from]!.text;
    if (!/^[A-Za-z]{1,2}(?:\d|$)/.test(start) || start.length > LONGEST) continue;
    const to = ibanEnd(from);
    if (to > from && claims.take({ from, to, type: 'iban_rib' })) from = to - 1;
  }

  function ibanEnd(from: number): number {
    let iban = '';
    let length: number | null = null;
    for (let at = from; at < tokens.length; ) {
      if (at > from && !CLOSE.test(tokens[at]!.gap)) return -1;
      const number = numbers[numberAt[at]!];
      iban += number?.from === at ? number.digits : tokens[at]!.text.toUpperCase();
      at = number?.from === at ? number.to : at + 1;
      if (iban.length < 2) continue;
      length ??= ibanLength(iban.slice(0, 2));
      if (length === null || iban.length > length || !BEGINNING.test(iban)) return -1;
      // A Moroccan one is hidden whole though a digit was misheard.
      if (iban.length === length) return isIban(iban) || MOROCCAN.test(iban) ? at : -1;
    }
    return -1;
  }
}
