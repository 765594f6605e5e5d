import { isArabic } from '../../../shared/domain/consonant-skeleton.ts';
import { hashWord } from './word-hash.ts';

/** Words after which the next ones are denied, folded as `createTextFolder` folds. French “pas” counts forwards only. */
const NEGATIONS = [
  'ما لا لم لن ليس ليست لست لسنا مو مش ماشي مكاين ماكاين مكاينش ماكاينش بلا بدون دون غير عدم ولا ابدا عمر عمري',
  'ma machi mashi maxi makayn makaynch makaynsh bla wala la 3mr 3mri 3emri',
  'pas jamais rien aucun aucune sans ni non ne n plus',
  'not no nt never nothing without neither nor cannot none hardly barely dont doesnt didnt isnt wasnt wont cant',
];

const NEGATION_HASHES = new Set(NEGATIONS.flatMap((line) => line.split(' ').map(hashOf)));

/** Whether a word, by its `hashWord`, denies the words after it. */
export function isNegation(hash: number): boolean {
  return NEGATION_HASHES.has(hash);
}

const MEEM = 0x0645;
const ALEF = 0x0627;
const SHEEN = 0x0634;
const [A, C, H, M, S, X] = [...'achmsx'].map((letter) => letter.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
];
/** A shorter word that begins and ends like a denied verb is another word: “مش”, “mach”, “match”. */
const LEAST_DENIED = 3;

/**
 * Darija denies a verb around itself: “ما عجبنيش” in one word, “ma3jbnich”. Returns where the verb lies in the word
 * `units[start … end)`, or an empty range when nothing is denied inside it.
 */
export function deniedVerb(units: Uint16Array, start: number, end: number): readonly [number, number] {
  const first = units[start];
  const last = units[end - 1];
  let from = start + 1;
  let to = end - 1;
  if (first === MEEM && last === SHEEN) {
    if (units[from] === ALEF) from++;
  } else if (first === M && (last === X || (last === H && (units[end - 2] === C || units[end - 2] === S)))) {
    if (units[from] === A) from++;
    if (last === H) to--;
  } else return [start, start];
  return to - from < LEAST_DENIED || isArabic(first) !== isArabic(last) ? [start, start] : [from, to];
}

function hashOf(word: string): number {
  const units = Uint16Array.from(word, (letter) => letter.charCodeAt(0));
  return hashWord(units, 0, units.length);
}
