import { foldText } from '../../../shared/domain/text-folding.ts';
import type { DigitRun } from './digit-runs.ts';
import type { NearCue } from './near-cue.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

const LETTERS = /^[A-Za-z]{1,2}$/;
const CAPITALS = /^[A-Z]{1,2}$/;
const LETTER = /^\p{L}$/u;
/** Between a letter and digits, or two letters, that belong together. */
const CLOSE = /^[\s.\-_/,]{0,2}$/u;
/** Words as short as letters of a card or a reference: beside a number they are letters only when they are capitals. */
export const SHORT_WORDS: ReadonlySet<string> = new Set(
  'le la de du un et ou en au ce se sa il on je tu ma ta me te ne ni si w o f no nr id of is it at my to in or so ok hi an as do est hi dy li lo'.split(
    ' ',
  ),
);
/** Capitals before a number that say no more than that it is one. */
const NO_LETTERS: ReadonlySet<string> = new Set([
  'N',
  'NO',
  'NR',
  'ID',
  'A',
  'W',
  'DE',
  'LE',
  'LA',
  'ET',
  'OK',
  'DU',
  'AU',
  'TO',
]);
/** Letters as they are said: French, English, and both and Arabic's own in Arabic letters. */
const NAMES_OF_LETTERS: ReadonlySet<string> = new Set(
  foldText(
    'doublevé igrec grec i zède zet hach cu be bee bi ce see ci de dee eff effe ge jee gee hache ash ache aitch ji jay jey ka kay key elle el ell emme em enne en pe pee pi ku qu cue erre ar err esse es ess te tee ti ve vee vi double ix ixe ex zed zede zee alif ba ta jim dal kaf lam mim nun noun sin chin shin sad ' +
      'jota alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey yankee zulu be bay kay jey haa waw mim ya cha fa qaf ghain ain ta tha kha dad zin ' +
      'بي به بيه كي كو فا يو ايتش دابل كا كاف اي جي سي دي اف جيم اش ال ام ان بيه تي في زد اكس ايكس ار اس دوبلفي دال باء الف تاء ثاء حاء خاء ذال راء زاي سين شين صاد ضاد طاء ظاء عين غين فاء قاف لام ميم نون هاء واو ياء',
  ).split(' '),
);
/** “B comme Bernard”, “G as in George”. */
const AS: ReadonlySet<string> = new Set(['comme', 'for', 'as', 'like', 'b7al', 'bhal', 'kif', 'بحال', 'مثل', 'ديال']);
const BREATH: ReadonlySet<string> = new Set(
  'euh heu hum uh um er tiret dash slash barre espace space puis then majuscule majuscules تيري شرطه'.split(' '),
);
/** In small letters and without a word for them: two consonants that are no unit. */
const SERIES = /^(?!dh|mb|gb|km|kg|sm|cm|ml|kb|tv|pc|ds|rh|st|nd|rd|th|mr|ms|dr|ch|sh|kh|gh)[bcdfghjklmnpqrstvwxz]{2}$/;
/** A CIN has five or six digits, newer ones seven; shorter only when it is said to be one. */
const FEWEST = 5;
const MOST = 7;
const MOST_LETTER_TOKENS = 9;

/**
 * Where the letters of an identity card begin that stand before a run of digits: “BK123456”, “B K 12 34 56”, “B comme Bernard …”.
 * Null when there are none, or the run is no such number.
 */
export function lettersBefore({ tokens }: Reading, run: DigitRun, cue: NearCue | null): number | null {
  const isCued = cue?.kind === 'cin' || cue?.kind === 'account' || cue?.kind === 'card';
  const { length } = run.digits;
  if (cue?.kind === 'cin' ? length < 4 || length > 8 : length < FEWEST || length > MOST) return null;
  if (cue?.kind === 'other' && cue.distance <= 3) return null;
  // “HG8245H” is a model.
  if (tokens[run.to]?.gap === '') return null;
  if (!isCued) {
    const pair = pairBefore(tokens, run);
    if (pair !== null) return pair;
  }
  let from = withoutBreath(tokens, run.from);
  const start = from;
  let letters = 0;
  const least = Math.max(
    0,
    run.from - (isCued && !cue.isBehind ? Math.min(cue.distance, MOST_LETTER_TOKENS) : MOST_LETTER_TOKENS),
  );
  while (from > least && letters < 2) {
    const before = letterFrom(tokens, from, isCued);
    if (before === null || before < least) break;
    letters +=
      LETTERS.test(tokens[before]!.text) && !NAMES_OF_LETTERS.has(tokens[before]!.folded)
        ? tokens[before]!.text.length
        : 1;
    from = before;
  }
  return from === start || letters > 2 ? null : from;
}

/** Letters in Arabic that are no words: “إم”, “سي”. */
const ARABIC_NAME = /^(?:بي|كي|كو|اف|سي|دي|جي|اي|ام|ان|ال|اش|تي|في|زد|اكس|ار|اس|اه|يو|ايكس|[\u0621-\u0647\u064a])$/u;
const FEWEST_SAID = 3;

const LATIN_LETTER = /^[A-Za-z]$/;

/** Two letters said right before digits that are said one by one need no word for a card: “T A 14 22 80”, “إم سي جوج ربعة صفر …”. */
function pairBefore(tokens: Reading['tokens'], { from, numbers }: DigitRun): number | null {
  const [one, other] = [tokens[from - 2], tokens[from - 1]];
  if (!one || !other || numbers.length < FEWEST_SAID || numbers.some(({ scaled }) => scaled)) return null;
  if (!/^[\s]$/u.test(other.gap) || !/^[\s]$/u.test(tokens[from]!.gap)) return null;
  const isLatin = LATIN_LETTER.test(one.text) && LATIN_LETTER.test(other.text) && one.folded + other.folded !== 'ya';
  const isArabic = [one, other].every(({ folded }) => ARABIC_NAME.test(folded)) && other.folded !== 'و';
  return isLatin || isArabic ? from - 2 : null;
}

/** “BK tiret 12 34 56”, “B euh 12 …”: over what stands between the letters and the digits. */
function withoutBreath(tokens: Reading['tokens'], from: number): number {
  let at = from;
  while (at > 0 && from - at < 2 && BREATH.has(tokens[at - 1]!.folded)) at--;
  return at;
}

/** Where the letter begins that ends before a token; null: none does. */
function letterFrom(tokens: Reading['tokens'], end: number, isCued: boolean): number | null {
  const token = tokens[end - 1];
  const gap = tokens[end]!.gap;
  if (!token || !CLOSE.test(gap)) return null;
  if (gap === '' && LETTERS.test(token.text)) return end - 1;
  if (CAPITALS.test(token.text) && (isCued || !NO_LETTERS.has(token.text))) return end - 1;
  const as = tokens[end - 2]?.folded ?? '';
  const isWorded = (at: number) =>
    LETTER.test(tokens[at]?.text ?? '') || (isCued && isNameOfLetter(tokens[at]?.folded ?? ''));
  if (AS.has(as) && isWorded(end - 3)) return end - 3;
  if (as === 'in' && tokens[end - 3]?.folded === 'as' && isWorded(end - 4)) return end - 4;
  // “deux fois Z”.
  if (isCued && as === 'fois' && tokens[end - 3]?.folded === 'deux' && LETTER.test(token.text)) return end - 3;
  // “double u”, “double vé”.
  if (isCued && /^(?:double|dobl|doubl|دوبل)$/u.test(as) && /^(?:u|v|ve|vi|yu|في|يو)$/u.test(token.folded))
    return end - 2;
  if (SERIES.test(token.text)) return end - 1;
  return isCued && isLetter(token) ? end - 1 : null;
}

function isLetter({ text, folded }: Token): boolean {
  // “dé” is a letter, “de” a word.
  const isAccented = /[^\p{ASCII}]/u.test(text);
  if (/^[a-z]{1,2}$/.test(folded)) return folded.length === 1 || isAccented || !SHORT_WORDS.has(folded);
  return /^[\u0621-\u0647\u064a]$/u.test(folded) || isNameOfLetter(folded);
}

/** Whether a folded word is a letter as it is said, in any of the languages, or of the radio's alphabet. */
export function isNameOfLetter(folded: string): boolean {
  return NAMES_OF_LETTERS.has(folded) || NAMES_OF_LETTERS.has(folded.replace(/^(?:وال|ال|و)(?=.{2})/u, ''));
}
