import type { Claims } from './claims.ts';
import { isCommonWord } from './common-words.ts';
import { ACKNOWLEDGEMENTS, HESITATIONS } from './fillers.ts';
import type { Reading } from './reading.ts';

/** Signs inside the local part and the domain, without a space. */
const INSIDE = /^[._\-+]{1,3}$/;
const WRITTEN_AT = /^[._\-+]?\s?@\s?$/;
const LONGEST_PART = 20;
/** Latin letters as they are said, in Arabic ones: “إس إم إن”. */
const ARABIC_LETTER = /^(?:اس|ام|ان|ار|ال|اف|اش|بي|سي|دي|جي|كي|تي|في|زد|اكس|ايكس|يو|كا|جيم)$/u;

const AT: ReadonlySet<string> = new Set(
  'arobase arobas arobaz arobaze arrobase arrobas arobace aroba arobasse arobaste اروباز اروباس اروبا اربز ارواز ارباز اروبازه ات اط اتت ارروباز اروبازا اربااز اروب aruba arubaz arob arobz arobazz arrobaz'.split(
    ' ',
  ),
);
/** “at” is a word of English too: it needs a domain after it. */
const WEAK_AT: ReadonlySet<string> = new Set(['at', 'ايت', 'ad', 'hat', 'a', 'chez', 'commercial', 'robase']);
/** A preposition of Arabic and of French for the sign: only with a whole domain of a known provider behind it. */
const PREPOSITION_AT = /^(?:علي|sur|على)$/u;

const DOT: ReadonlySet<string> = new Set(
  'point dot poin pwin dwt puan nu9ta بوا بوينت دوط نقطه نقط بوان بوين no9ta noqta nokta pwan pwin no9ta nou9ta دوت'.split(
    ' ',
  ),
);
const JOIN: ReadonlySet<string> = new Set(
  'سفليه سفلي ناقص ديز اندر انديرسكور اندرسكور داش تحت underscor tirét tire attache attachee colle collee minuscule minuscules majuscule majuscules chiffre chiffres lettre lettres tiret underscore underscor dash hyphen moins minus bas score شرطه تيري اندرسكور plus tiri'.split(
    ' ',
  ),
);
const PROVIDERS: ReadonlySet<string> = new Set(
  'gmail hotmail outlook yahoo menara live icloud orange protonmail proton laposte wanadoo free sfr iam inwi msn aol ymail gmx googlemail جيميل جمايل جيمايل هوتمايل هوتميل ياهو gmaile jimail jmail hotmil hotmial yaho ياهوو لايف ايكلود اوتلوك منارة مناره جميل'.split(
    ' ',
  ),
);
/** Those that are nothing but providers of mail: “chez orange” is no address. */
const SURE_PROVIDER = /^(?:gmail|hotmail|yahoo|outlook|جيميل|هوتمايل|ياهو)$/u;
const ENDINGS: ReadonlySet<string> = new Set(
  'com ma fr net org co uk es info eu io biz gov edu be ca de كوم ما نيت اورغ فر م cm kom كم كومم نت اف ار'.split(' '),
);
/** “n comme Nadia”. */
const AS_LETTER: ReadonlySet<string> = new Set('comme as like for بحال مثل b7al bhal kif'.split(' '));
const MAIL: ReadonlySet<string> = new Set(
  'mail email gmail lmail lemail imail limail courriel electronique ايميل الايميل ايمايل الميل ميل ايميلي الالكتروني راسلوني'.split(
    ' ',
  ),
);
/** What follows the word for mail is a sentence and no address. */
const VERB =
  /^(?:a|au|aux|pour|par|de|du|des|que|qui|vous|je|il|on|me|mon|ma|to|for|from|me|you|l|li|liya|lia|dyalkom|ل|لي|ليا|من|الي|اللي|بغيت|you|and|et|و)$/u;
const MOST_NAMED = 6;
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
  const isPreposition = PREPOSITION_AT.test(folded);
  if (isPreposition && !isWholeDomain(reading, at + 1)) return;
  if (!isStrong && !isPreposition && !WEAK_AT.has(folded)) return;
  const to = domainEnd(reading, at + 1, isStrong);
  if (to < 0) return;
  const from = asNamed(reading, claims, localStart(reading, at));
  if (from < at) claims.take({ from, to, type: 'email' });
}

/** “ياهو نقطة كوم” right there. */
function isWholeDomain({ tokens }: Reading, at: number): boolean {
  return (
    PROVIDERS.has(tokens[at]?.folded ?? '') &&
    DOT.has(tokens[at + 1]?.folded ?? '') &&
    ENDINGS.has(tokens[at + 2]?.folded ?? '')
  );
}

/** Back over what stands between the word for mail and the address: “mail: service client x arobase …”, “n comme Nadia point …”. */
function asNamed({ tokens, numberAt }: Reading, claims: Claims, start: number): number {
  let from = start;
  while (from >= 3 && AS_LETTER.has(tokens[from - 2]!.folded) && [...tokens[from - 3]!.text].length === 1) from -= 3;
  if (from >= 2 && AS_LETTER.has(tokens[from - 1]!.folded) && [...tokens[from - 2]!.text].length === 1) from -= 2;
  for (let at = from - 1; at >= 0 && from - at <= MOST_NAMED; at--) {
    if (claims.isTaken(at) || /[.?!؟;\n]/u.test(tokens[at + 1]!.gap)) return from;
    if (!MAIL.has(tokens[at]!.folded)) continue;
    let named = at + 1;
    while (named < from && (BEFORE.has(tokens[named]!.folded) || isLead(tokens[named]!.folded))) named++;
    return named < from && (numberAt[named]! >= 0 || !VERB.test(tokens[named]!.folded)) ? named : from;
  }
  return from;
}

function isLead(folded: string): boolean {
  return HESITATIONS.has(folded) || ACKNOWLEDGEMENTS.has(folded) || /^(?:est|c|howa|hiya|is|it|s|هو|هي)$/u.test(folded);
}

/** The end of a domain that is said from a token on; -1: there is none. */
function domainEnd({ tokens }: Reading, from: number, isStrong: boolean): number {
  // “pas d'arobase dans le formulaire”: the sign is spoken of.
  if (isCommonWord(tokens[from]?.folded ?? '') && !isLead(tokens[from]!.folded) && !isNearDot(tokens, from)) return -1;
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
    } else if (isCommonWord(folded) && folded.length > 2 && !isStrong && !isNearDot(tokens, at)) break;
  }
  if (end < 0 && isStrong && tokens[from]) return Math.min(tokens.length, from + 1);
  return end;
}

/** “at the company dot com”: the name of a domain may be of everyday words. */
function isNearDot(tokens: Reading['tokens'], at: number): boolean {
  return DOT.has(tokens[at + 1]?.folded ?? '') || DOT.has(tokens[at + 2]?.folded ?? '');
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
      (folded === 'bas' && JOIN.has(tokens[at - 1]?.folded ?? '')) ||
      (folded === 'a' && /^(?:commercial|robase)$/.test(tokens[end]?.folded ?? '') && from === end) ||
      (folded === 'du' && JOIN.has(tokens[at - 1]?.folded ?? ''));
    const isAfterSign =
      from < end && (DOT.has(tokens[from]!.folded) || JOIN.has(tokens[from]!.folded) || isInside(tokens[from]!.gap));
    const isLetter = [...tokens[at]!.text].length === 1 || ARABIC_LETTER.test(folded);
    if (!isSign && !isAfterSign && !isLetter) {
      // Two names may be said one after the other, no more; and nothing that leads to the address.
      if (BEFORE.has(folded) || (isCommonWord(folded) && words > 0) || words === 3) break;
      words++;
    }
    const isPart =
      isAfterSign ||
      isSingle(tokens, from) ||
      (at > 0 && isSingle(tokens, at - 1)) ||
      DOT.has(tokens[at - 1]?.folded ?? '');
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
