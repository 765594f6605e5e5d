import { isIban } from './checksums.ts';
import type { Claims } from './claims.ts';
import type { Reading } from './reading.ts';

/** Countries write 15 to 34 letters and digits. */
const SHORTEST = 15;
const LONGEST = 34;
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
    let end = -1;
    for (let at = from; at < tokens.length; ) {
      if (at > from && !CLOSE.test(tokens[at]!.gap)) break;
      const number = numbers[numberAt[at]!];
      const piece = number?.from === at ? number.digits : tokens[at]!.text.toUpperCase();
      if (!/^[A-Z0-9]+$/.test(piece) || (at > from && !/\d/.test(piece) && piece.length > 4)) break;
      iban += piece;
      if (iban.length > LONGEST || (iban.length >= 4 && !/^[A-Z]{2}\d\d/.test(iban))) break;
      at = number?.from === at ? number.to : at + 1;
      if (iban.length >= SHORTEST && (isIban(iban) || /^MA\d{26}$/.test(iban))) end = at;
    }
    return end;
  }
}
