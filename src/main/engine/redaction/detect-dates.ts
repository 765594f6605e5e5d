import type { Claims } from './claims.ts';
import { ACKNOWLEDGEMENTS, HESITATIONS } from './fillers.ts';
import { isQuantity, isYear } from './quantities.ts';
import type { Reading } from './reading.ts';

const MONTHS: ReadonlySet<string> = new Set([
  ...'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' '),
  ...'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
  ...'janv fev avr juil yanayer yanayir fbrayer fibrayer febrayer abril ibril ebril may mayo youniou younyou yunyu yonyo youlyouz yulyuz youlyoz ghocht ghosht ghucht chotanbir chtanbir shutanbir choutanbir oktobar oktobr october noanbir nowanbir nouwanbir nuwanbir dojanbir dujanbir doujanbir janvyi janfi fivri fevri avril mai jwan jwen jwin jwiyé jwiyi ghoucht septambr octobr ghoucht ghucht yulyuz youlyou chutanbir octobre nouvembre janvier desembre septembr'.split(
    ' ',
  ),
  ...'رمضان شعبان رجب شوال محرم ramadan chaaban'.split(' '),
  ...'يناير فبراير مارس ابريل ماي مايو يونيو يونيه يوليوز يوليو غشت اغسطس شتنبر سبتمبر اكتوبر نونبر نوفمبر دجنبر ديسمبر جانفي فيفري افريل جوان جويليه اوت جونفيي فيفريي افريل جويي سيبتمبر دسمبر ديسومبر غوشت جوييه يوليه نوفمبر يناير فيفري'.split(
    ' ',
  ),
]);
const BETWEEN: ReadonlySet<string> = new Set([
  ...'le du de d of the en in on dyal dial barre slash sur tiret f fi fe l er premier first second third eme eme th st nd rd et w o ou u and mois jour annee an year month day chhar chher 3am am sana snt 3amm'.split(
    ' ',
  ),
  ...'في ف من عام سنه شهر يوم نهار و ديال عام'.split(' '),
  ...'lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد'.split(
    ' ',
  ),
  ...'fifth tenth twelfth ninth eighth fourth sixth seventh eleventh thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth'.split(
    ' ',
  ),
]);
const ORDINAL = /^\d{1,2}(?:er|eme|e|st|nd|rd|th)$/;
const ORDINALS: ReadonlySet<string> = new Set(
  'نص nss premier fatih fateh فاتح first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth'.split(
    ' ',
  ),
);
const ARABIC_ORDINAL = /^و?ال(?:اول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي|عشرين|ثلاثين|عشرون|ثلاثون)$/u;
/** From the words to the date: “date de naissance, alors c'est le …”. */
const REACH = 14;
const REACH_BEFORE = 6;
const LONGEST = 14;
/** A month, a number: what is no date by itself may stand before one. */
const MOST_TRIES = 3;

type Span = Reading['cues'][number];

/** Dates of birth: what is a date after words that speak of birth, also as the answer of the next turn. */
export function detectBirthDates(reading: Reading, claims: Claims): void {
  for (const cue of reading.cues) {
    if (cue.kind !== 'dob') continue;
    let from = dateStart(reading, cue.to, cue.to);
    let to = from < 0 ? from : dateEnd(reading, from, cue);
    // “né en mars, plus précisément le 9 mars 1980”: the first that is a whole date.
    for (let tries = 0; from >= 0 && to === from && tries < MOST_TRIES; tries++) {
      from = dateStart(reading, pieceEnd(reading, from), cue.to);
      to = from < 0 ? from : dateEnd(reading, from, cue);
    }
    if (from >= 0 && to > from) {
      claims.take({ from, to, type: 'dob' });
      takeSecond(reading, claims, to);
    } else takeBefore(reading, claims, cue);
  }
}

/** A year of a birth rather than of what happened since: up to this one. */
const LAST_BIRTH = 2015;

/** “… le 21 mars 1978, c'est celle de mon mari, moi c'est 2 mars 1981”: another whole date soon behind one, with a month. */
function takeSecond(reading: Reading, claims: Claims, end: number): void {
  const { tokens, numberAt } = reading;
  for (let at = end; at < tokens.length && at - end < REACH; at = pieceEnd(reading, at)) {
    if (/[?!؟\n]|\.\s/u.test(tokens[at]!.gap)) return;
    if (numberAt[at]! < 0 || claims.isTaken(at)) continue;
    const to = dateEnd(reading, at);
    const hasMonth = tokens.slice(at, to).some(({ folded }) => MONTHS.has(folded));
    if (to === at || !hasMonth || !isBornIn(reading.numbers[numberAt[to - 1]!]?.digits ?? '')) continue;
    claims.take({ from: at, to, type: 'dob' });
    return;
  }
}

function isBornIn(digits: string): boolean {
  return digits.length === 4
    ? isYear(digits) && Number(digits) <= LAST_BIRTH
    : digits.length === 2 && Number(digits) > 31;
}

/** “c'est le 4 juillet 1990 ma date de naissance”. */
function takeBefore(reading: Reading, claims: Claims, cue: Span): void {
  const { tokens, numberAt, numbers } = reading;
  const end = cue.from;
  let last = end - 1;
  while (
    last >= 0 &&
    end - last <= REACH_BEFORE &&
    !isDatePiece(reading, last) &&
    !/[.?!\n]/u.test(tokens[last]!.after)
  )
    last--;
  if (last < 0 || !isDatePiece(reading, last)) return;
  let from = last;
  for (let at = last - 1; at >= 0 && last - at < LONGEST; at--) {
    if (/[?!؟;\n]|\.\s/u.test(tokens[at]!.after)) break;
    if (isDatePiece(reading, at)) from = at;
    else if (!BETWEEN.has(tokens[at]!.folded)) break;
  }
  const to = dateEnd(reading, from);
  // “soixante-trois c'est son année de naissance”.
  const year = numbers[numberAt[last]!];
  const isYearOfBirth =
    /^(?:عام|سنه|annee|3am|year|birthyear)$/u.test(tokens[end]!.folded) &&
    year !== undefined &&
    end - last <= 4 &&
    isBornIn(year.digits);
  if (to !== last + 1 && isYearOfBirth) claims.take({ from: year.from, to: year.to, type: 'dob' });
  if (to === last + 1) claims.take({ from, to, type: 'dob' });
}

/** The first piece of a date from a token on, within reach of the words that lead to it. */
function dateStart(reading: Reading, from: number, cueEnd: number): number {
  let reach = REACH - (from - cueEnd);
  for (let at = from; at < reading.tokens.length && reach > 0; at++, reach--) {
    const { folded, gap } = reading.tokens[at]!;
    if (isDatePiece(reading, at)) return at;
    if (/\.\s/u.test(gap) && at > from) return -1;
    if (gap.includes('\n') || HESITATIONS.has(folded) || ACKNOWLEDGEMENTS.has(folded)) reach += 0.5;
  }
  return -1;
}

function pieceEnd({ numberAt, numbers }: Reading, at: number): number {
  return numbers[numberAt[at]!]?.to ?? at + 1;
}

function isDatePiece({ tokens, numberAt }: Reading, at: number): boolean {
  const { folded } = tokens[at]!;
  return numberAt[at]! >= 0 || MONTHS.has(folded) || isOrdinalWord(folded);
}

/** “1er”, “5th”, “fifth”, “الثاني”, “الخامس والعشرين”. */
function isOrdinalWord(folded: string): boolean {
  return ORDINAL.test(folded) || ORDINALS.has(folded) || ARABIC_ORDINAL.test(folded);
}

/** The end of the date that begins at a token; the token itself when it is none. */
function dateEnd(reading: Reading, from: number, cue: Span | null = null): number {
  const { tokens, numberAt, numbers } = reading;
  let end = from;
  let digits = 0;
  let pieces = 0;
  let hasMonth = false;
  let hasOrdinal = false;
  for (let at = from; at < tokens.length && at < from + LONGEST; ) {
    const { folded, gap } = tokens[at]!;
    if (at > from && /[?!؟;]|\.\s|\n/u.test(gap)) break;
    const number = numbers[numberAt[at]!];
    if (number) {
      if (digits + number.digits.length > 8 || pieces === 8) break;
      digits += number.digits.length;
      pieces++;
      at = end = number.to;
      continue;
    }
    const isMonth = MONTHS.has(folded) && folded.length > 2;
    const isOrdinal = isOrdinalWord(folded);
    if (!isMonth && !isOrdinal && !BETWEEN.has(folded) && !HESITATIONS.has(folded)) break;
    hasMonth ||= isMonth;
    hasOrdinal ||= isOrdinal;
    at++;
    if (isMonth || isOrdinal) end = at;
  }
  const isBare = !hasMonth && !hasOrdinal && pieces === 1;
  const isYearAlone =
    isBare &&
    (digits === 4
      ? isYear(numbers[numberAt[from]!]!.digits)
      : digits === 2 && (isInYear(tokens[from - 1]?.folded) || isRightBehind(reading, cue, from)));
  const isWhole =
    hasMonth || (hasOrdinal && digits >= 2) ? digits > 0 || hasOrdinal : digits >= 4 && (!isBare || digits >= 6);
  // “شهر خمسة عام خمسة وسبعين”: a month and two digits that can be nothing but a year's.
  const last = numbers[numberAt[end - 1] ?? -1]?.digits ?? '';
  const isMonthAndYear = cue !== null && pieces >= 2 && last.length === 2 && Number(last) > 31;
  const isDate = isYearAlone || isWhole || isMonthAndYear;
  return isDate ? end : from;
}

/** “مواليد 79”, “année de naissance soixante-treize”: the last two digits of a year, and no age. */
function isRightBehind({ tokens, numbers, numberAt }: Reading, cue: Span | null, from: number): boolean {
  const number = numbers[numberAt[from]!]!;
  return (
    cue !== null && from >= cue.to && from - cue.to <= 2 && Number(number.digits) > 31 && !isQuantity(tokens, number)
  );
}

/** “en 85”: before the last two digits of a year. */
function isInYear(folded: string | undefined): boolean {
  return /^(?:en|in|annee|f|fi|3am|3amm|sanat|ف|في|عام|سنه|مواليد|mwalid)$/u.test(folded ?? '');
}
