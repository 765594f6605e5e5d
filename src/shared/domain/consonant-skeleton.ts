/*
 * What is left of a word in both scripts of Darija: its consonants, in one alphabet. “mzyan”, “meziane” and “مزيان” are
 * all `mzn`, “ch7al”, “chhal” and “شحال” all `xhl`, so that what is learnt in one script holds in the other.
 */

/** Consonants of both scripts in one alphabet, by folded code unit; 0: a vowel, or not a letter of either script. */
const CONSONANT = new Uint8Array(65_536);
for (const [consonant, letters] of Object.entries({
  b: 'bpبپ',
  t: 't6تطث',
  j: 'jج',
  h: 'h7حه',
  '5': '5خ',
  d: 'dدضذظ',
  r: 'rر',
  z: 'zز',
  s: 'sسص',
  x: 'xش',
  '3': '3ع',
  '8': '8غ',
  f: 'fvفڤڥ',
  // Of one root as one says it here or there: “qal”, “9al”, “gal”, “kal”.
  k: 'kcqg9قكڭگݣک',
  l: 'lل',
  m: 'mم',
  n: 'nن',
})) {
  for (const letter of letters) CONSONANT[letter.charCodeAt(0)] = consonant.charCodeAt(0);
}

const C = 99;
const E = 101;
const H = 104;
const I = 105;
const S = 115;
const Y = 121;

/** Second letters of Latin digraphs: what the pair with `h` stands for. */
const WITH_H: Readonly<Record<number, number>> = {
  99: 120, // ch: x
  115: 120, // sh: x
  107: 53, // kh: 5
  103: 56, // gh: 8
  112: 102, // ph: f
  116: 116, // th: t
  100: 100, // dh: d
};

/**
 * Writes the skeleton of the word `units[start … end)` to the front of `into` and returns its length. Doubled consonants
 * count once, a final h not at all: it is as often left out as written.
 */
export function writeSkeleton(units: Uint16Array, start: number, end: number, into: Uint16Array): number {
  let length = 0;
  for (let i = start; i < end; i++) {
    const unit = units[i] ?? 0;
    let consonant = CONSONANT[unit] ?? 0;
    if (consonant === 0) continue;
    if (!isArabic(unit)) {
      const next = i + 1 < end ? (units[i + 1] ?? 0) : 0;
      const withH = next === H ? WITH_H[unit] : undefined;
      if (withH !== undefined) {
        consonant = withH;
        i++;
      } else if (unit === C && (next === E || next === I || next === Y)) consonant = S;
    }
    if (length === 0 || into[length - 1] !== consonant) into[length++] = consonant;
  }
  return length > 1 && into[length - 1] === H ? length - 1 : length;
}

const LONGEST_WORD = 64;
const wordUnits = new Uint16Array(LONGEST_WORD);
const wordBones = new Uint16Array(LONGEST_WORD);

/** The skeleton of a word that `foldText` gave, of its first 64 letters: “khedma” and “خدمة” are `5dm`. Empty: only vowels. */
export function skeletonOf(word: string): string {
  const length = Math.min(word.length, LONGEST_WORD);
  for (let i = 0; i < length; i++) wordUnits[i] = word.charCodeAt(i);
  return String.fromCharCode(...wordBones.subarray(0, writeSkeleton(wordUnits, 0, length, wordBones)));
}

/** Whether a code unit is a letter of Arabic script. */
export function isArabic(unit: number): boolean {
  return unit >= 0x0600 && unit < 0x0700;
}
