import { isArabic } from '../../../../shared/domain/consonant-skeleton.ts';

/*
 * Light stemming: what can be taken off a word without knowing the language. Both the glossary and the calls go through it, so a
 * stem need not be a word; it must only be the same for the forms of one.
 */

/** Longest first: conjunction, preposition and article of Arabic and Darija, which are written on the word. */
const ARABIC_BEFORE = ['وبال', 'وكال', 'وفال', 'وال', 'بال', 'كال', 'فال', 'هاد', 'لل', 'ال', 'ول', 'و'];
/** Pronouns, feminine and plural endings, and the second half of a denial. */
const ARABIC_AFTER = [
  'اتها',
  'اتنا',
  'ناها',
  'يات',
  'تها',
  'كم',
  'هم',
  'ها',
  'نا',
  'ات',
  'ين',
  'ون',
  'يه',
  'ني',
  'ك',
  'ه',
  'ي',
];
const LATIN_AFTER = [
  'issements',
  'issement',
  'ations',
  'ements',
  'ation',
  'ement',
  'ments',
  'aient',
  'ions',
  'ment',
  'eurs',
  'euse',
  'ings',
  'ing',
  'ies',
  'eur',
  'ees',
  'ant',
  'ent',
  'ait',
  'ion',
  'ons',
  'ers',
  'ier',
  'ez',
  'er',
  'es',
  'ee',
  'ed',
  'ai',
  'ir',
  'is',
  'it',
  'e',
  's',
  'x',
  'i',
  'y',
  'a',
] as const;
const LEAST_ARABIC = 3;
const LEAST_LATIN = 4;

/** The stem of a word that `foldText` gave; of digits and short words the word itself. */
export function stemOf(word: string): string {
  return isArabic(word.charCodeAt(0)) ? arabicStem(word) : latinStem(word);
}

function arabicStem(word: string): string {
  let stem = word;
  const before = ARABIC_BEFORE.find((part) => stem.startsWith(part) && stem.length - part.length >= LEAST_ARABIC);
  if (before !== undefined) stem = stem.slice(before.length);
  const after = ARABIC_AFTER.find((part) => stem.endsWith(part) && stem.length - part.length >= LEAST_ARABIC);
  return after === undefined ? stem : stem.slice(0, -after.length);
}

function latinStem(word: string): string {
  // The plural goes first: “factures” is “facture”, “resiliations” is “resiliation”.
  let stem = word;
  for (let round = 0; round < 2; round++) {
    const after = LATIN_AFTER.find((part) => stem.endsWith(part) && stem.length - part.length >= LEAST_LATIN);
    if (after === undefined) break;
    stem = stem.slice(0, -after.length);
  }
  return stem;
}
