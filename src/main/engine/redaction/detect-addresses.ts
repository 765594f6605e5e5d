import { foldText } from '../../../shared/domain/text-folding.ts';
import { ADDRESS_JOINS, type AddressWord, findAddressWords } from './address-words.ts';
import type { Claims } from './claims.ts';
import { isCommonWord } from './common-words.ts';
import { HESITATIONS } from './fillers.ts';
import { isNameOfLetter } from './letters.ts';
import type { FoundPhrase } from './phrases.ts';
import { isTown } from './places.ts';
import { isQuantity } from './quantities.ts';
import type { Reading } from './reading.ts';

const LONGEST = 36;
/** Abbreviations that end in a full stop inside an address. */
const ABBREVIATION = /^(?:av|ave|bd|bld|blvd|imm|appt|apt|app|n|no|st|rd|res|lot|bat|et|etg|dr|sect|q|b|p)$/;
const SENTENCE_END = /[?!؟\n;]|\.(?:\s|$)|…/u;
/** After a way these begin something else. */
const AFTER_A_WAY: ReadonlySet<string> = new Set(
  foldText(
    'chez mon ma mes notre votre cette meme كبير كبيره صغير صغيره عام رئيسي طويل طويله واسع ضيق مزدحم فارغ قريب grand grande petit petite principal principale kbir kbira sghir sghira twil est sont a ont etait qui que ou et mais il elle on je j nous vous n ne pas la ici dans pour par avec sur tres trop deja depuis c ce merci svp bonjour oui non w f fi li lli dyal dyali dyalna kayn kayna ma makaynch rah had is are has was have and but that where with please so i you اللي لي ديال ديالي ديالنا ف في فيه فيها و راه ما كامل مقطوع هو هي كاين كاينه على من شكرا عافاك',
  ).split(' '),
);
const DETERMINERS: ReadonlySet<string> = new Set(
  'لا ولا بلا bla la le ma mon notre votre cette ce une un chaque toute tout du au the my our your this that a each same meme quelle quel which had hadi dak dik هاد هذا هذه ديك داك نفس'.split(
    ' ',
  ),
);
/** “troisième étage”, “الطابق الثاني”, “third floor”. */
const ORDINALS: ReadonlySet<string> = new Set(
  foldText(
    'premier premiere deuxieme second seconde troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme dernier 1er 1ere first second third fourth fifth sixth seventh eighth ninth tenth ground top last الاول الاولي الثاني الثانيه التاني التانيه الثالث الثالثه التالت التالته الرابع الرابعه الخامس الخامسه السادس السادسه السابع السابعه الثامن التامن التاسع العاشر الاخير السفلي الارضي اول ثاني تاني ثالث تالت رابع خامس سادس سابع ثامن تامن lowel luwel lwel tani ttani talet tlet rabe3 rab3 khames sades sabe3 tamen lakhir sefli lowl',
  ).split(' '),
);
/** They begin a quarter's or a street's name: “sidi moumen”, “rue moulay youssef”. */
const BEGIN_A_NAME: ReadonlySet<string> = new Set(
  foldText(
    'sidi moulay lalla ain 3ayn 3in ben ibn bni beni oulad ouled ait bab bir oued wad dar abou abi cheikh chikh prince princesse roi reine docteur imam general commandant marechal capitaine saint notre سيدي مولاي لالة عين بن ابن بني ولاد اولاد ايت باب بئر واد وادي دار ابو ابي الشيخ الامير الاميرة الملك الدكتور الامام عبد خالد علال',
  ).split(' '),
);
/** “rue de la Liberté”, “avenue de l'Armée”. */
const ARTICLES: ReadonlySet<string> = new Set('de du des d la le les l el al'.split(' '));
const FLOOR = /^(?:etage|floor|tabe9|tabi9|tabiq|etaj)$/;
/** From “j'habite” to the address. */
const CUE_REACH = 8;

/** Addresses: from the kind of way or housing (or the number before it) to the last piece that belongs to it. */
export function detectAddresses(reading: Reading, claims: Claims): void {
  const words = findAddressWords(reading.tokens).filter(({ kind }) => kind !== 'none');
  const kindAt = new Map<number, FoundPhrase<AddressWord>>();
  for (const word of words) if (word.kind !== 'cue') kindAt.set(word.from, word);
  let cue: FoundPhrase<AddressWord> | null = null;
  for (const word of words) {
    if (word.kind === 'cue') cue = word;
    else if (!claims.isTaken(word.from)) {
      const isAsked = cue !== null && word.from - cue.to <= CUE_REACH;
      takeAddress(reading, claims, kindAt, word, isAsked ? (cue?.to ?? null) : null);
    }
  }
  takeAnswers(reading, claims, words);
}

/** Kinds of way: any word right after one is its name. */
const OPEN: ReadonlySet<AddressWord> = new Set<AddressWord>(['street', 'way']);

interface Extent {
  readonly to: number;
  readonly numbers: number;
  readonly kinds: number;
  readonly names: number;
  readonly towns: number;
  readonly hasCapital: boolean;
}

function takeAddress(
  reading: Reading,
  claims: Claims,
  kindAt: ReadonlyMap<number, FoundPhrase<AddressWord>>,
  word: FoundPhrase<AddressWord>,
  asked: number | null,
): void {
  const isAsked = asked !== null;
  const isBehind = word.kind === 'after';
  const named = isBehind ? englishStart(reading, claims, word.from) : word.from;
  if (isBehind && named === word.from) return;
  const numbered = isBehind ? named : numberBefore(reading, claims, word.from);
  const from = asked === null ? numbered : quarterBefore(reading, claims, asked, numbered);
  const extent = extentOf(reading, claims, kindAt, word.to, OPEN.has(word.kind) && !isSpokenOf(reading, word.from));
  if (isBehind || isAddress(word, extent, isAsked, from < word.from, isSpokenOf(reading, word.from)))
    claims.takeFree({ from, to: Math.max(extent.to, word.to), type: 'address' });
}

function isAddress(
  { kind }: FoundPhrase<AddressWord>,
  { numbers, kinds, names, towns, hasCapital }: Extent,
  isAsked: boolean,
  hasNumberBefore: boolean,
  isSpokenOf: boolean,
): boolean {
  if (numbers + kinds + names === 0) return false;
  if (kind === 'quarter') return kinds > 0 ? numbers + names > 0 || isAsked : isAsked && numbers > 0;
  if (kind === 'way' && !isAsked) return !isSpokenOf && names > 0 && (hasNumberBefore || kinds + numbers > 0);
  const isPlain = kind === 'housing' || isSpokenOf;
  if (!isPlain) return names > 0 || kinds > 0 || isAsked || hasNumberBefore || (numbers > 0 && towns > 0);
  if (kind === 'street' && (hasCapital || names > 1 || (names > 0 && numbers + kinds > 0) || hasNumberBefore))
    return true;
  if (isAsked) return names + kinds + numbers > 0;
  return kinds > 0 ? numbers + names > 0 : hasCapital && numbers + towns > 0;
}

/** “la rue”, “الشارع”: more often one that is spoken of than a piece of an address. */
function isSpokenOf({ tokens }: Reading, at: number): boolean {
  const before = tokens[at - 1]?.folded ?? '';
  const isArticle = before === 'l' && /['’]/u.test(tokens[at]!.gap);
  const isJoined = /^(?:ال|l(?!ot|blo|iss))/u.test(tokens[at]!.folded);
  return isJoined || isArticle || DETERMINERS.has(before);
}

/** How far an address goes that is open before a token. */
function extentOf(
  { tokens, numberAt, numbers }: Reading,
  claims: Claims,
  kindAt: ReadonlyMap<number, FoundPhrase<AddressWord>>,
  start: number,
  isOpen: boolean,
): Extent {
  const found = { to: start, numbers: 0, kinds: 0, names: 0, towns: 0, hasCapital: false };
  let loose = 0;
  // Where any word is the name of a way: right behind it, or behind “de la”.
  let openAt = isOpen ? start : -1;
  for (let at = start; at < tokens.length && at < start + LONGEST; ) {
    const token = tokens[at]!;
    const { folded, gap } = token;
    if (claims.isTaken(at)) break;
    if (SENTENCE_END.test(gap) && !ABBREVIATION.test(tokens[at - 1]?.folded ?? '')) break;
    const kind = kindAt.get(at);
    const number = numbers[numberAt[at]!];
    if (kind) {
      found.kinds++;
      at = found.to = kind.to;
      if (OPEN.has(kind.kind)) openAt = at;
      loose = 0;
    } else if (isOrdinalOfFloor(tokens, kindAt, at)) {
      at = found.to = at + 1;
      loose = 0;
    } else if (number) {
      if (isQuantity(tokens, number)) break;
      found.numbers++;
      at = found.to = number.to;
      loose = 0;
    } else if (/^(?:bis|ter|quater)$/.test(folded) && numberAt[at - 1]! >= 0) {
      at = found.to = at + 1;
    } else if (isDoor(tokens, kindAt, at)) {
      found.numbers++;
      at = found.to = at + 1;
    } else if (ADDRESS_JOINS.has(folded)) {
      at++;
      if (at - 1 === openAt && ARTICLES.has(folded)) openAt = at;
      if (++loose > 4) break;
    } else if (isTown(folded) || /^(?:[ivx]{1,4}|\d{1,3}[a-z]|[a-z]{1,3}\d{1,3})$/.test(folded)) {
      found.towns++;
      at = found.to = at + 1;
      loose = 0;
    } else if (HESITATIONS.has(folded) && loose < 3) {
      at++;
      loose++;
    } else if (/^[\u0621-\u064a]$/u.test(folded)) {
      // “عمارة ب”: a letter is a number there.
      at++;
      if (tokens[at - 2] && kindAt.size > 0 && folded !== 'و') found.to = at;
      if (++loose > 4) break;
    } else if (beginsName(tokens, claims, at)) {
      found.names += 2;
      found.hasCapital ||= token.capital;
      // “moulay abdellah”, “مولاي عبد الله”: the second may begin one itself.
      at = found.to = BEGIN_A_NAME.has(tokens[at + 1]!.folded) ? at + 1 : at + 2;
      loose = 0;
    } else if (at === openAt && (at === start || /^[\s'’]$/u.test(gap)) && !AFTER_A_WAY.has(folded)) {
      // “حي السلام”, “hay salam”: right after a way any word is its name.
      found.names++;
      found.hasCapital ||= token.capital;
      at = found.to = at + 1;
    } else if (isCommonWord(folded) && !(token.capital && /^,?\s$/.test(gap))) break;
    else {
      found.names++;
      found.hasCapital ||= token.capital;
      at = found.to = at + 1;
      loose = 0;
    }
  }
  return found;
}

/** “deuxième étage” before the word for it, “الطابق الثاني” behind it. */
function isOrdinalOfFloor(
  tokens: Reading['tokens'],
  kindAt: ReadonlyMap<number, FoundPhrase<AddressWord>>,
  at: number,
): boolean {
  return ORDINALS.has(tokens[at]!.folded) && (kindAt.has(at + 1) || endsKind(kindAt, at));
}

function endsKind(kindAt: ReadonlyMap<number, FoundPhrase<AddressWord>>, at: number): boolean {
  return [at - 1, at - 2].some((from) => kindAt.get(from)?.to === at && kindAt.get(from)?.kind !== 'quarter');
}

/** “immeuble C”, “bloc d”: one letter behind what has letters for numbers. */
function isDoor(tokens: Reading['tokens'], kindAt: ReadonlyMap<number, FoundPhrase<AddressWord>>, at: number): boolean {
  const { folded, after } = tokens[at]!;
  const isLetter = /^[a-z]$/.test(folded) || (folded.length > 1 && isNameOfLetter(folded));
  return isLetter && !/^['’]/u.test(after) && endsKind(kindAt, at);
}

/** “sidi maarouf”, “عبد الله”: two words that are one name. */
function beginsName(tokens: Reading['tokens'], claims: Claims, at: number): boolean {
  const next = tokens[at + 1];
  if (!next || claims.isTaken(at + 1) || !/^[\s-]$/u.test(next.gap)) return false;
  if (!BEGIN_A_NAME.has(tokens[at]!.folded) || ADDRESS_JOINS.has(next.folded) || next.digits !== null) return false;
  return tokens[at]!.folded === 'عبد' || !isCommonWord(next.folded);
}

/** “12, rue …”, “numéro 12 rue …”: the number belongs to it. */
function numberBefore({ tokens, numberAt, numbers }: Reading, claims: Claims, at: number): number {
  let before = at - 1;
  if (tokens[before]?.folded === 'bis' || tokens[before]?.folded === 'ter') before--;
  const number = numbers[numberAt[before]!];
  const isOrdinal = ORDINALS.has(tokens[before]?.folded ?? '') && FLOOR.test(tokens[at]!.folded);
  if (isOrdinal && !claims.isTaken(before)) return before;
  if (!number || claims.isTaken(before) || number.digits.length > 4) return at;
  for (let token = number.to; token <= at; token++) if (!/^,?\s+$/.test(tokens[token]!.gap)) return at;
  const quarter = tokens[number.from - 1];
  const isQuarter =
    quarter &&
    /^\s+$/.test(tokens[number.from]!.gap) &&
    !isCommonWord(quarter.folded) &&
    !claims.isTaken(number.from - 1);
  const isName =
    isQuarter &&
    (quarter.folded.startsWith('ال') || (quarter.capital && quarter.gap !== '' && !/[.?!]\s*$/.test(quarter.gap)));
  return isName && numberAt[number.from - 1]! < 0 ? number.from - 1 : number.from;
}

/** “ساكن ف المعاريف زنقة 3”: what stands between the words that lead to an address and its first way. */
function quarterBefore({ tokens, numberAt }: Reading, claims: Claims, from: number, end: number): number {
  let start = from;
  while (start < end && isLeadIn(tokens[start]!.folded)) start++;
  if (end - start > 3) return end;
  for (let at = start; at < end; at++) {
    const { folded, gap } = tokens[at]!;
    if (claims.isTaken(at) || numberAt[at]! >= 0 || /[.?!\n:;]/u.test(at > start ? gap : '')) return end;
    if (isCommonWord(folded) && folded !== 'sidi' && folded !== 'سيدي') return end;
  }
  return start;
}

/** “45 Baker Street”: back over capitals, or over anything to a number. */
function englishStart({ tokens, numberAt, numbers }: Reading, claims: Claims, at: number): number {
  for (let before = at - 1; before >= 0 && at - before <= 5; before--) {
    if (claims.isTaken(before) || !/^[\s,]+$/.test(tokens[before + 1]!.gap)) return at;
    const number = numbers[numberAt[before]!];
    if (number) return before < at - 1 && number.digits.length <= 5 ? number.from : at;
    if (isCommonWord(tokens[before]!.folded) && !tokens[before]!.capital) return at;
  }
  return at;
}

/** “adresse : 45, Hay …”, or an answer to “votre adresse ?” that begins with a number or a name: taken when it holds a number and more. */
function takeAnswers(reading: Reading, claims: Claims, words: readonly FoundPhrase<AddressWord>[]): void {
  const { tokens, numberAt } = reading;
  for (const cue of words) {
    if (cue.kind !== 'cue') continue;
    let at = cue.to;
    while (at < tokens.length && at - cue.to < CUE_REACH && isLeadIn(tokens[at]!.folded)) at++;
    if (at >= tokens.length || claims.isTaken(at) || isCommonWord(tokens[at]!.folded)) continue;
    if (/\.\s|[!]/u.test(tokens[at]!.gap)) continue;
    const extent = extentOf(reading, claims, new Map(), at, false);
    const startsWithNumber = numberAt[at]! >= 0;
    if (
      extent.numbers > 0 &&
      extent.names + (startsWithNumber ? 0 : 1) > 0 &&
      extent.to - at >= 2 &&
      extent.names > 0
    ) {
      claims.takeFree({ from: at, to: extent.to, type: 'address' });
    }
  }
}

function isLeadIn(folded: string): boolean {
  return (
    ADDRESS_JOINS.has(folded) ||
    HESITATIONS.has(folded) ||
    /^(?:est|is|c|it|s|howa|hiya|hya|هو|هي|complete|exacte|ana|انا|oui|yes)$/u.test(folded)
  );
}
