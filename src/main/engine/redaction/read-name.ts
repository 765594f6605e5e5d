import { isCommonAsWritten, isCommonWord } from './common-words.ts';
import { isKnownName } from './known-names.ts';
import { isBrand, isTown } from './places.ts';
import type { Reading } from './reading.ts';

/** How sure it is that a name follows. */
export type NameTrust = 'strong' | 'title' | 'relative' | 'weak';

/** Pieces of names that are no name alone. */
const PARTICLES: ReadonlySet<string> = new Set(
  'el al ben bel bin bent bint ibn ait ould abd abdel abdou abou abu bou oulad sidi moulay lalla van von der bni beni ال بن ابن بنت ايت ولد عبد ابو بو ابي ام مولاي سيدي للا لالا mc mac o d de la le du da di dos'.split(
    ' ',
  ),
);
/** Particles that are also words of everyday speech: only inside a name with capitals. */
const DOUBTFUL: ReadonlySet<string> = new Set('de la le du da di d o der ام'.split(' '));
/** A title is no piece of the name behind it. */
const TITLES: ReadonlySet<string> = new Set('l7aj lhaj haj l7aja lhaja hajja cheikh chikh لاله باسم'.split(' '));
const BREATHS: ReadonlySet<string> = new Set('euh heu uh um hm ah اه امم اممم'.split(' '));
const JOINED = /^(?:[^\S\n]{1,3}|-|['’‘]|[^\S\n]?\.[^\S\n]?)$/u;
/** Letters, with the digits of Arabizi among them: “7amza”. */
const LETTERS = /^(?=.*\p{L})[\p{L}\p{M}235679]+$/u;
const LATIN = /\p{Script=Latin}/u;
const MOST = 7;
/** Without capitals nothing tells the end: so many words that are not known as names, particles not counted. */
const MOST_UNKNOWN = { latin: 2, arabic: 3 } as const;
/** In small letters: forms of verbs and nouns of French and English, and of Darija's verbs with “her”, “him”, “them” at the end. */
const FORM =
  /(?:[^n]ez|ement|ements|tion|tions|aient|issent|ing|[^m]ed|té|iste|(?:ti|tou|na|to)(?:w|u)?(?:ha|hom|h))$/u;
/** “with the”, “in the”: written together in Arabic with what follows, which is no name then. */
const WITH_PARTICLE = /^(?:بال|فال|كال|لل|وال)(?=.{2})/u;

/** The end of the name that begins at a token; the token itself when none does. */
export function nameEnd(reading: Reading, from: number, trust: NameTrust): number {
  const { tokens } = reading;
  if (!canBegin(reading, from, trust)) return from;
  const isCapital = tokens[from]!.capital;
  const isLatin = LATIN.test(tokens[from]!.text);
  const isServant = isServantWord(tokens[from]!.folded);
  let end = isServant ? from + 2 : isParticle(tokens[from]!.folded) ? from : from + 1;
  let unknown = isServant || isKnownName(tokens[from]!.folded) ? 0 : 1;
  for (let at = Math.max(end, from + 1); at < tokens.length && at - from < MOST; at++) {
    const { gap, folded, capital, text } = tokens[at]!;
    // “Karim euh Bennani”, “Bennani, Karim”: a known name goes on behind a breath.
    const breath = BREATHS.has(folded) && /^\W{1,2}$/u.test(gap) ? at + 1 : at;
    const mayResume = trust === 'strong' || (trust === 'title' && breath > at);
    if ((breath > at || /^,\s$/.test(gap)) && mayResume && resumes(tokens, breath, tokens[at - 1]!.folded)) {
      at = breath;
      end = at + 1;
      continue;
    }
    if (!JOINED.test(gap) || (gap.includes('.') && [...tokens[at - 1]!.text].length > 1)) break;
    if (!LETTERS.test(text) || LATIN.test(text) !== isLatin) break;
    if (isServantWord(folded) && isServantOf(tokens[at + 1]?.folded)) {
      end = at + 2;
      at++;
      continue;
    }
    if (isParticle(folded)) {
      if (DOUBTFUL.has(folded) && !(isCapital && tokens[at + 1]?.capital && !isCommonWord(tokens[at + 1]!.folded)))
        break;
      continue;
    }
    const isKnown = isKnownName(folded) || isElided(tokens, at) || isElided(tokens, at - 1);
    const isJoined = gap === '-' || /['’]/u.test(gap);
    const mayBePart = isCapital ? capital : unknown < MOST_UNKNOWN[isLatin ? 'latin' : 'arabic'];
    if (!isKnown && (isNoName(folded, isCommonAsWritten) || !(mayBePart || isJoined))) break;
    if (!isKnown && !isParticle(tokens[at - 1]!.folded)) unknown++;
    end = at + 1;
  }
  return end;
}

function canBegin({ tokens, numberAt }: Reading, at: number, trust: NameTrust): boolean {
  const token = tokens[at];
  if (!token || !LETTERS.test(token.text)) return false;
  const { folded, capital } = token;
  if (TITLES.has(folded) && tokens[at + 1] !== undefined && JOINED.test(tokens[at + 1]!.gap)) return false;
  if (isElided(tokens, at)) return true;
  if (trust === 'strong' && folded === 'o' && /^['’]$/u.test(tokens[at + 1]?.gap ?? '')) return true;
  if (isParticle(folded) && folded !== 'عبد') {
    const breath = BREATHS.has(tokens[at + 1]?.folded ?? '') ? at + 2 : at + 1;
    if (breath > at + 1 && resumes(tokens, breath, folded)) return true;
    const next = tokens[at + 1];
    if (!next || !JOINED.test(next.gap) || !LETTERS.test(next.text)) return false;
    if (DOUBTFUL.has(folded) && !capital) return false;
    if (trust === 'relative' && capital && next.capital && !isNoName(next.folded)) return true;
    return (
      isKnownName(next.folded) ||
      isElided(tokens, at + 1) ||
      (!isNoName(next.folded) && (trust === 'strong' || trust === 'title'))
    );
  }
  if (isServantWord(folded)) return isServantOf(tokens[at + 1]?.folded);
  if (isKnownName(folded)) return trust === 'strong' || trust === 'title' || !isCommonWord(folded) || capital;
  if (trust === 'weak' || numberAt[at]! >= 0 || (trust === 'relative' && !capital)) return false;
  // “first name Ana”: a capital inside a sentence is stronger than a word that is also one of everyday speech.
  if (trust === 'strong' && capital && folded.length > 2 && /^\s$/.test(token.gap)) return !isBrand(folded);
  if (folded.length === 1) return capital && /^['’]$/u.test(tokens[at + 1]?.gap ?? '') && tokens[at + 1]!.capital;
  return !isNoName(folded) && (capital || !FORM.test(token.text.toLowerCase()));
}

/** “m'hand”, “M'hamed”: a name that begins with a letter and an apostrophe. */
function isElided(tokens: Reading['tokens'], at: number): boolean {
  const next = tokens[at + 1];
  return (
    next !== undefined &&
    /^['’‘]$/u.test(next.gap) &&
    tokens[at]?.folded.length === 1 &&
    isKnownName(tokens[at]!.folded + next.folded)
  );
}

/** Whether a name goes on behind a breath: a known one, or all of what was begun before it (“bou euh bouazzaoui”). */
function resumes(tokens: Reading['tokens'], at: number, begun: string): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    /^[^\p{L}\n?!;:]{1,3}$/u.test(token.gap) &&
    (isKnownName(token.folded) ||
      (begun.length > 2 && token.folded.length > begun.length + 2 && token.folded.startsWith(begun))) &&
    !isCommonWord(token.folded)
  );
}

/** The first half of “عبد الله” and “بنعبد الله”. */
export function isServantWord(folded: string): boolean {
  return folded === 'عبد' || folded === 'بنعبد';
}

/** “عبد الحفيظ”: a name whatever of the names of God follows. */
export function isServantOf(folded: string | undefined): boolean {
  return folded !== undefined && /^ال[\u0621-\u064a]{3,}$|^(?:النبي|الله|ربه|الحق|السلام)$/u.test(folded);
}

function isParticle(folded: string): boolean {
  return PARTICLES.has(folded);
}

function isNoName(folded: string, isCommon = isCommonWord): boolean {
  return isCommon(folded) || isTown(folded) || isBrand(folded) || WITH_PARTICLE.test(folded);
}
