import type { Claims } from './claims.ts';
import { isCommonWord } from './common-words.ts';
import type { Reading } from './reading.ts';

/** Signs inside the local part and the domain, without a space. */
const INSIDE = /^[._\-+]{1,3}$/;
const WRITTEN_AT = /^[._\-+]?\s?@\s?$/;
const LONGEST_PART = 20;

const AT: ReadonlySet<string> = new Set(
  'arobase arobas arobaz arobaze arrobase arrobas arobace aroba arobasse arobaste اروباز اروباس اروبا اربز ارواز ارباز اروبازه ات'.split(
    ' ',
  ),
);
/** “at” is a word of English too: it needs a domain after it. */
const WEAK_AT: ReadonlySet<string> = new Set(['at', 'ايت', 'ad', 'hat', 'a', 'chez', 'commercial', 'robase']);
const DOT: ReadonlySet<string> = new Set(
  'point dot نقطه نقط بوان بوين no9ta noqta nokta pwan pwin no9ta nou9ta دوت'.split(' '),
);
const JOIN: ReadonlySet<string> = new Set(
  'attache attachee colle collee minuscule minuscules majuscule majuscules chiffre chiffres lettre lettres tiret underscore underscor dash hyphen moins minus bas score شرطه تيري اندرسكور plus tiri'.split(
    ' ',
  ),
);
const PROVIDERS: ReadonlySet<string> = new Set(
  'gmail hotmail outlook yahoo menara live icloud orange protonmail proton laposte wanadoo free sfr iam inwi msn aol ymail gmx googlemail جيميل جمايل جيمايل هوتمايل هوتميل ياهو اوتلوك منارة مناره جميل'.split(
    ' ',
  ),
);
/** Those that are nothing but providers of mail: “chez orange” is no address. */
const SURE_PROVIDER = /^(?:gmail|hotmail|yahoo|outlook|جيميل|هوتمايل|ياهو)$/u;
const ENDINGS: ReadonlySet<string> = new Set(
  'com ma fr net org co uk es info eu io biz gov edu be ca de كوم ما نيت اورغ فر م'.split(' '),
);
/** Before the address begins: “mon mail c'est …”. */
const BEFORE: ReadonlySet<string> = new Set(
  'est c mail email gmail adresse electronique e courriel is it s howa hiya hya hia huwa هو هي ايميل الايميل ايمايل بريد البريد الالكتروني الكتروني ايمايلي ايميلي dyali dial dyal ديالي alors euh my mon votre to sur l la le a send address im on في على علي and et و w'.split(
    ' ',
  ),
);

/** E-mail addresses, written (“x.y@z.ma”) or said (“x point y arobase z point ma”). */
export function detectEmails(reading: Reading, claims: Claims): void {
  const { tokens } = reading;
  for (let at = 1; at < tokens.length; at++) {
    if (WRITTEN_AT.test(tokens[at]!.gap)) takeWritten(reading, at, claims);
    else takeSaid(reading, at, claims);
  }
}

function takeWritten({ tokens }: Reading, at: number, claims: Claims): void {
  let from = at - 1;
  while (from > 0 && at - from < LONGEST_PART && isInside(tokens[from]!.gap)) from--;
  let to = at + 1;
  while (to < tokens.length && to - at < LONGEST_PART && isInside(tokens[to]!.gap)) to++;
  // “s.h@gmail point com”.
  while (DOT.has(tokens[to]?.folded ?? '') && ENDINGS.has(tokens[to + 1]?.folded ?? '')) to += 2;
  const isTight = tokens[at]!.gap === '@';
  if (isTight || to > at + 1 || PROVIDERS.has(tokens[at]!.folded)) claims.take({ from, to, type: 'email' });
}

function isInside(gap: string): boolean {
  return gap === '' || INSIDE.test(gap);
}

function takeSaid(reading: Reading, at: number, claims: Claims): void {
  const { folded } = reading.tokens[at]!;
  const isStrong = AT.has(folded);
  if (!isStrong && !WEAK_AT.has(folded)) return;
  const to = domainEnd(reading, at + 1, isStrong);
  if (to < 0) return;
  const from = localStart(reading, at);
  if (from < at) claims.take({ from, to, type: 'email' });
}

/** The end of a domain that is said from a token on; -1: there is none. */
function domainEnd({ tokens }: Reading, from: number, isStrong: boolean): number {
  let end = -1;
  for (let at = from; at < tokens.length && at < from + 14; at++) {
    const { folded, gap } = tokens[at]!;
    if (/[\n?!,;]|\.\s/u.test(gap)) break;
    const isWrittenDot = gap === '.';
    if (isWrittenDot || DOT.has(folded)) {
      const last = isWrittenDot ? at : at + 1;
      if (!tokens[last] || last === from) break;
      end = last + 1;
      at = last;
      if (ENDINGS.has(tokens[last]!.folded) && !followsDot(tokens, end)) break;
    } else if (end >= 0) break;
    else if (PROVIDERS.has(folded) && !followsDot(tokens, at + 1)) {
      const hasEnding =
        tokens[at + 1]?.gap === ' ' && ENDINGS.has(tokens[at + 1]!.folded) && tokens[at + 1]!.folded.length > 1;
      return isStrong || SURE_PROVIDER.test(folded) ? at + (hasEnding ? 2 : 1) : -1;
    } else if (isCommonWord(folded) && folded.length > 2 && !isStrong) break;
  }
  if (end < 0 && isStrong && tokens[from]) return Math.min(tokens.length, from + 1);
  return end;
}

function followsDot(tokens: Reading['tokens'], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && (token.gap === '.' || DOT.has(token.folded));
}

function localStart({ tokens, numberAt, numbers }: Reading, end: number): number {
  let from = end;
  let words = 0;
  while (from > 0 && end - from < LONGEST_PART) {
    const at = from - 1;
    const { folded } = tokens[at]!;
    if (
      /[\n?!;:]|\.\s/u.test(tokens[from]!.gap) ||
      (from < end && /,\s/u.test(tokens[from]!.gap) && !/^(?:tout|en)$/.test(tokens[from]!.folded))
    )
      break;
    const number = numbers[numberAt[at]!];
    if (number) {
      from = number.from;
      continue;
    }
    const isSign =
      DOT.has(folded) ||
      JOIN.has(folded) ||
      (/^(?:tout|en|le|bas)$/.test(folded) && JOIN.has(tokens[from]?.folded ?? '')) ||
      (folded === 'a' && /^(?:commercial|robase)$/.test(tokens[end]?.folded ?? '') && from === end) ||
      (folded === 'du' && JOIN.has(tokens[at - 1]?.folded ?? ''));
    const isAfterSign =
      from < end && (DOT.has(tokens[from]!.folded) || JOIN.has(tokens[from]!.folded) || isInside(tokens[from]!.gap));
    const isLetter = [...tokens[at]!.text].length === 1;
    if (!isSign && !isAfterSign && !isLetter) {
      // Two names may be said one after the other, no more; and nothing that leads to the address.
      if (BEFORE.has(folded) || (isCommonWord(folded) && words > 0) || words === 3) break;
      words++;
    }
    const isPart = isAfterSign || isSingle(tokens, from) || DOT.has(tokens[at - 1]?.folded ?? '');
    if (isLetter && BEFORE.has(folded) && !isPart) break;
    from = at;
  }
  while (from < end && (DOT.has(tokens[from]!.folded) || JOIN.has(tokens[from]!.folded))) from++;
  return from;
}

/** Whether the token after a letter is a letter as well: the word is being spelled. */
function isSingle(tokens: Reading['tokens'], at: number): boolean {
  return [...(tokens[at]?.text ?? '')].length === 1;
}
