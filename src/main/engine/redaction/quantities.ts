import type { ReadNumber } from './read-numbers.ts';
import type { Token } from './tokens.ts';

/** What is counted, paid or measured: the number before it belongs to nobody. */
const UNITS: ReadonlySet<string> = new Set([
  ...'dh dhs mad dirham dirhams drham derham dirhem drhem dhm euro euros eur usd dollar dollars riyal ryal rial centime centimes'.split(
    ' ',
  ),
  ...'go giga gigas gb mb mo mega megas ko kb tb mbps gbps kbps mbit mbits gbit octets gigabytes gigabyte megabytes megabyte gigaoctets'.split(
    ' ',
  ),
  ...'seconde secondes second seconds minute minutes minut heure heures h hours hour jour jours day days mois month months ans annee annees year years semaine semaines week weeks'.split(
    ' ',
  ),
  ...'fois times personne personnes people lignes lines pourcent percent pourcents metres metre km cm degres watts volts etoiles pages chaines'.split(
    ' ',
  ),
  ...'d9i9a d9aye9 da9i9a dqiqa dqayeq sa3a sa3at swaye3 sway3 nhar yam iyam ayam chhar chhor chhour 3am snin simana simanat mra merrat marrat dqi9a tania ttawani'.split(
    ' ',
  ),
  ...'درهم دراهم دراهيم اورو يورو دولار ريال سنتيم جيغا جيكا جيجا غيغا ميغا ميكا ميجا جيكابايت ميغابايت دقيقه دقائق دقايق ساعه ساعات سوايع يوم ايام يوما نهار شهر شهور اشهر شهرا سنه سنوات سنين عام اعوام عاما اسبوع اسابيع سيمانه مره مرات ثانيه ثواني بالميه متر كيلومتر خطوط اشخاص'.split(
    ' ',
  ),
]);
/** “10 d drahm”, “300 ديال الدراهم”. */
const OF: ReadonlySet<string> = new Set(['d', 'de', 'dial', 'dyal', 'dial', 'of', 'ديال', 'د', 'من']);
const MONEY_BEFORE = /[€$£]\s*$/u;
const SIGN_AFTER = /^\s*[%€$£٪°]/u;
const YEAR = /^(?:19|20)\d\d$/;

/** Whether a number is an amount, a volume, a duration, a time, a piece of a date or of an address of the internet. */
export function isQuantity(tokens: readonly Token[], number: ReadNumber): boolean {
  const next = tokens[number.to];
  if (MONEY_BEFORE.test(tokens[number.from]!.gap)) return true;
  if (next && SIGN_AFTER.test(next.gap)) return true;
  return isUnit(tokens, number.to);
}

function isUnit(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || /[\n?!؟.,;:]/u.test(token.gap)) return false;
  // “twenty two, second floor”: an ordinal there.
  if (token.folded === 'second' && tokens[at + 1]?.folded === 'floor') return false;
  // “… douze personne n'a rappelé”: nobody.
  if (token.folded === 'personne' && /^ne?$/.test(tokens[at + 1]?.folded ?? '')) return false;
  const bare = token.folded.replace(/^(?:ال|لل|ل)/u, '');
  if (UNITS.has(token.folded) || UNITS.has(bare)) return true;
  const next = tokens[at + 1];
  if (token.folded === 'pour' && next?.folded.startsWith('cent')) return true;
  return OF.has(token.folded) && next !== undefined && UNITS.has(next.folded.replace(/^(?:ال|لل|ل)/u, ''));
}

/** A year as it is written or said in one number. */
export function isYear(digits: string): boolean {
  return YEAR.test(digits);
}
