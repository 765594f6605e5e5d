import type { Word } from '../../../shared/domain/transcript.ts';

/** Version of the rules in this file. Any change to what they give raises it; stored texts carry theirs. */
export const CLEANING_VERSION = 1;

/** Cleaned text and its words: splitting the text at its spaces gives the words' texts, one to one. */
export interface CleanTranscript {
  readonly text: string;
  readonly words: readonly Word[];
}

/**
 * Cleans recognised words for reading, searching and scoring; the raw text is kept elsewhere.
 * - Everything: NFC; invisible characters, control characters and a model's literal special tokens (`<s>`, `[UNK]` …)
 *   removed; a token without a letter, digit or symbol (€, %, &) is no word.
 * - Arabic: presentation forms to plain letters; tatweel and vowel marks removed; أ إ آ ٱ to ا; ى and the Persian ی to ي
 *   everywhere, at a word's end too, because writers of dialect use both for the same ending; ک to ك. Hamza on و and ي, ة
 *   and the Moroccan letters ڭ ڤ پ stay: they tell words apart.
 * - Stutters of a recogniser: see `withoutStutter` and `withoutRepeats`.
 * - Latin text keeps its case and punctuation.
 * A word that becomes several (a ligature of a phrase) shares its time among them by length.
 */
export function cleanTranscript(words: readonly Word[]): CleanTranscript {
  const cleaned = withoutRepeats(words.flatMap(cleanWord));
  return { text: cleaned.map((word) => word.text).join(' '), words: cleaned };
}

/** Cleans a text that has no word times, by the same rules. */
export function cleanText(text: string): string {
  const words = text.split(/\s+/u).map((token) => ({ text: token, startS: 0, endS: 0, confidence: 0 }));
  return cleanTranscript(words).text;
}

function cleanWord(word: Word): Word[] {
  const tokens = cleanCharacters(word.text)
    .split(/\s+/u)
    .map(withoutStutter)
    .filter((token) => /[\p{L}\p{N}\p{S}%&]/u.test(token));
  if (tokens.length === 1) return [{ ...word, text: tokens[0] }];
  const letters = tokens.reduce((sum, token) => sum + token.length, 0);
  const secondsPerLetter = (word.endS - word.startS) / letters;
  let startS = word.startS;
  return tokens.map((text) => {
    const part = { ...word, text, startS, endS: startS + text.length * secondsPerLetter };
    startS = part.endS;
    return part;
  });
}

const SPECIAL_TOKENS = /<\/?(?:s|pad|unk|mask)>|\[(?:PAD|UNK|CLS|SEP|MASK)\]|<\|[^<>|\s]*\|>/giu;
/** Soft hyphen, zero-width and direction marks, byte order mark, replacement character. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFFD]/gu;
/** Vowel marks on their own, as presentation forms: their plain forms would bring a space with them. */
const LONE_MARKS = /[\uFE70-\uFE7F]/gu;
const PRESENTATION_FORMS = /[\uFB50-\uFDFF\uFE80-\uFEFC]/gu;
/** Tatweel and all marks written above and below Arabic letters. Hamza above and below is in the letter after NFC. */
const ARABIC_MARKS =
  /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08E1\u08E3-\u08FF]/gu;

function cleanCharacters(text: string): string {
  return text
    .replace(SPECIAL_TOKENS, '')
    .replace(INVISIBLE, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(LONE_MARKS, '')
    .replace(PRESENTATION_FORMS, (form) => form.normalize('NFKC'))
    .normalize('NFC')
    .replace(ARABIC_MARKS, '')
    .replace(/[\u0622\u0623\u0625\u0671-\u0673\u0675]/gu, 'ا')
    .replace(/[\u0649\u06CC]/gu, 'ي')
    .replace(/[\u06A9\u06AA]/gu, 'ك')
    .trim();
}

/**
 * No word of the languages here has a letter four times in a row, or two or three letters five times: such a run is a
 * recogniser that hangs. It is shortened to one; a token that is nothing but one such letter is no word.
 */
function withoutStutter(token: string): string {
  if (/^\P{L}*(\p{L})\1{3,}\P{L}*$/iu.test(token)) return '';
  return token.replace(/(\p{L})\1{3,}/giu, '$1').replace(/(\p{L}{2,3}?)\1{4,}/giu, '$1');
}

/** This many times the same single letter in a row as words is no speech: all go. */
const LETTER_REPEATS = 4;
/** This many times the same fragment of two letters: the first stays. People do say "no no no". */
const FRAGMENT_REPEATS = 6;

function withoutRepeats(words: readonly Word[]): Word[] {
  const kept: Word[] = [];
  for (let start = 0, end = 0; start < words.length; start = end) {
    const letters = lettersOf(words[start]);
    for (end = start + 1; end < words.length && lettersOf(words[end]) === letters; ) end++;
    const repeats = end - start;
    if (/^\p{L}$/u.test(letters) && repeats >= LETTER_REPEATS) continue;
    const isStutter = /^\p{L}{2}$/u.test(letters) && repeats >= FRAGMENT_REPEATS;
    kept.push(...words.slice(start, isStutter ? start + 1 : end));
  }
  return kept;
}

/** What is compared: punctuation and case aside. */
function lettersOf(word: Word): string {
  return word.text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
