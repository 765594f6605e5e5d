/** A word that says a number, or a part of one. */
export interface NumberWord {
  readonly kind: 'unit' | 'teen' | 'tens' | 'hundred' | 'hundreds' | 'thousand' | 'million' | 'repeat';
  /** Of `repeat`: how often what follows is said. */
  readonly value: number;
  /** How it is composed: “trente-deux” and “thirty two”, or “tnin w tlatin”; `any`: a word of French and English. */
  readonly order: 'fr' | 'en' | 'ar' | 'any';
  /** An Arabic “and” is written together with it: “وتلاتين”. */
  readonly joined: boolean;
}

type Entry = readonly [pattern: string, kind: NumberWord['kind'], value: number];

const FRENCH: readonly Entry[] = [
  ['zero|zeros', 'unit', 0],
  ['une?', 'unit', 1],
  ['deux', 'unit', 2],
  ['trois', 'unit', 3],
  ['quatres?', 'unit', 4],
  ['cinqs?|cinque', 'unit', 5],
  ['sept', 'unit', 7],
  ['huit', 'unit', 8],
  ['neuf', 'unit', 9],
  ['dix', 'teen', 10],
  ['onze', 'teen', 11],
  ['douze', 'teen', 12],
  ['treize', 'teen', 13],
  ['quatorze', 'teen', 14],
  ['quinze', 'teen', 15],
  ['seize', 'teen', 16],
  ['dixsept', 'teen', 17],
  ['dixhuit', 'teen', 18],
  ['dixneuf', 'teen', 19],
  ['vingts?', 'tens', 20],
  ['trente', 'tens', 30],
  ['quarante|quarente', 'tens', 40],
  ['cinquante', 'tens', 50],
  ['soixantes?|soissante', 'tens', 60],
  ['septante', 'tens', 70],
  ['huitante|octante|quatrevingts?', 'tens', 80],
  ['nonante', 'tens', 90],
  ['cents?', 'hundred', 100],
  ['mil|mille', 'thousand', 1000],
];

const ENGLISH: readonly Entry[] = [
  ['oh|nought|naught|zeroes', 'unit', 0],
  ['one', 'unit', 1],
  ['two', 'unit', 2],
  ['three', 'unit', 3],
  ['four', 'unit', 4],
  ['five', 'unit', 5],
  ['seven', 'unit', 7],
  ['eight', 'unit', 8],
  ['nine|niner', 'unit', 9],
  ['ten', 'teen', 10],
  ['eleven', 'teen', 11],
  ['twelve', 'teen', 12],
  ['thirteen', 'teen', 13],
  ['fourteen', 'teen', 14],
  ['fifteen', 'teen', 15],
  ['sixteen', 'teen', 16],
  ['seventeen', 'teen', 17],
  ['eighteen', 'teen', 18],
  ['nineteen', 'teen', 19],
  ['twenty', 'tens', 20],
  ['thirty', 'tens', 30],
  ['forty|fourty', 'tens', 40],
  ['fifty', 'tens', 50],
  ['sixty', 'tens', 60],
  ['seventy', 'tens', 70],
  ['eighty', 'tens', 80],
  ['ninety', 'tens', 90],
  ['hundred', 'hundred', 100],
  ['thousand', 'thousand', 1000],
];

const FRENCH_AND_ENGLISH: readonly Entry[] = [
  ['six', 'unit', 6],
  ['double', 'repeat', 2],
  ['triple|treble', 'repeat', 3],
  ['millions?', 'million', 1_000_000],
];

/** “-tach”, “-tax”, “-tash” of 11 to 19. */
const TEEN = 'a+(?:3)?(?:ch|sh|x)';

/** Darija and Standard Arabic in Latin letters: every vowel may be written or not, every consonant doubled. */
const ARABIZI: readonly Entry[] = [
  ['s+[iye]?f+[iea]?r|zerou|zirro', 'unit', 0],
  ['wa+[7h][iea]?da?|we[7h]da', 'unit', 1],
  ['j+[ou]+j|z[ou]+j|[ei]?th?n[iay]+n', 'unit', 2],
  ['t[eha]{0,2}l[ea]?t+h?a?|t[eha]{0,2}la+t+h?a?|tleta', 'unit', 3],
  ['[ae]?r+[ea]?b+[ea]?3a?|arbaa|rebaa|rbaa|rba3', 'unit', 4],
  ['(?:kh|5|x)[ae]?m+[ae]?s+a?', 'unit', 5],
  ['s[ei]?tt?a', 'unit', 6],
  ['s[ea]?b+[ea]?3a?|sebaa|sabaa|sbaa', 'unit', 7],
  ['th?[ae]?m+[ea]?n+[iy]+a+', 'unit', 8],
  ['t[ei]?s+[ea]?3a?|t[ei]?s+[ea]?3[ou]+d|tess?oud|tsoud|tsaoud|tesaa', 'unit', 9],
  ['3[ae]?(?:ch|sh|x)[ae]?ra?|achra', 'teen', 10],
  [`[7h]+[ae]?[dt]+${TEEN}`, 'teen', 11],
  [`[ei]?t+[ae]?n${TEEN}`, 'teen', 12],
  [`t[ae]?l[ae]?t+${TEEN}`, 'teen', 13],
  [`a?r[ea]?b[ea]?3t+${TEEN}`, 'teen', 14],
  [`(?:kh|5|x)[ae]?m[ae]?s[ae]?t+${TEEN}`, 'teen', 15],
  [`s[ei]?t+${TEEN}`, 'teen', 16],
  [`s[ea]?b[ea]?3t+${TEEN}`, 'teen', 17],
  [`t[ae]?m[ae]?n[ae]?t+${TEEN}`, 'teen', 18],
  [`t[ei]?s[ea]?3t+${TEEN}`, 'teen', 19],
  ['3[ie]?(?:ch|sh|x)r[iye]+ne?|[ai]ch?e?rine?', 'tens', 20],
  ['t[eha]{0,2}la?t+h?[iye]+ne?', 'tens', 30],
  ['a?r[ea]?b[ea]?3[iye]+ne?|rb3oun|a?rbain', 'tens', 40],
  ['(?:kh|5|x)[ae]?m+s[iye]+ne?', 'tens', 50],
  ['s[ei]?tt?[iye]+ne?', 'tens', 60],
  ['s[ea]?b[ea]?3[iye]+ne?|sb[ae]+in', 'tens', 70],
  ['th?[ae]?ma?n[iye]+ne?', 'tens', 80],
  ['t[ei]?s[ea]?3[iye]+ne?|ts[ae]+in', 'tens', 90],
  ['m[iey]{1,2}y?a+', 'hundred', 100],
  ['m[iey]{1,3}a?t[iae]*y?n', 'hundreds', 200],
  ['t[ei]?l[ei]?t+[ae]?m[iy]+a+', 'hundreds', 300],
  ['r[ea]?b[ea]?3[ae]?m[iy]+a+', 'hundreds', 400],
  ['(?:kh|5|x)[ae]?m[ae]?s[ae]?m[iy]+a+', 'hundreds', 500],
  ['s[ei]?tt?[ae]?m[iy]+a+', 'hundreds', 600],
  ['s[ea]?b[ea]?3[ae]?m[iy]+a+', 'hundreds', 700],
  ['t[ae]?m[ae]?n[ae]?m[iy]+a+', 'hundreds', 800],
  ['t[ei]?s[ea]?3[ae]?m[iy]+a+', 'hundreds', 900],
  ['t[ae]?l[ae]?tt?alaf', 'hundreds', 3000],
  ['r[ae]?b3alaf', 'hundreds', 4000],
  ['(?:kh|5|x)[ae]?msalaf', 'hundreds', 5000],
  ['s[ei]?tt?alaf', 'hundreds', 6000],
  ['s[ae]?b3alaf', 'hundreds', 7000],
  ['t[ae]?m[ae]?n[iy]?alaf', 'hundreds', 8000],
  ['t[ei]?s3alaf', 'hundreds', 9000],
  ['alf|alef|alaf|laf', 'thousand', 1000],
  ['melyoun|melyun|mlyoun', 'million', 1_000_000],
];

/** Darija and Standard Arabic in Arabic letters, folded: one alef, ta marbuta as ha, no hamza. */
const ARABIC: readonly Entry[] = [
  ['صفر|سفر|زيرو|سيفر', 'unit', 0],
  ['واحد|واحده|وحده|واحدة', 'unit', 1],
  ['جوج|زوج|جوز|ا?[تث]نين|ا[تث]ن?تان|ا[تث]نان|ا[تث]نتين|ا[تث]نتا|ا[تث]نا|ا[تث]ني', 'unit', 2],
  ['[تث]لا?[تث]ه?|[تث]لا[تث]ا', 'unit', 3],
  ['ا?ربعه?|ربعا', 'unit', 4],
  ['خمسه?|خمسا', 'unit', 5],
  ['سته?|ستا', 'unit', 6],
  ['سبعه?|سبعا', 'unit', 7],
  ['[تث]ما?نيه?|[تث]ما?ن|[تث]منيا|تمنه', 'unit', 8],
  ['تسعه?|تسعود|تسعا', 'unit', 9],
  ['عشره?|عشرا', 'teen', 10],
  ['ا?ح[دض]ا?[عا]?ش(?:ر)?', 'teen', 11],
  ['ا?[طتث]نا?[عا]?ش(?:ر)?', 'teen', 12],
  ['[تث]ل[تطث]{1,2}ا?[عا]?ش', 'teen', 13],
  ['ا?ربع[تط]ا?[عا]?ش', 'teen', 14],
  ['خمس[تط]ا?[عا]?ش', 'teen', 15],
  ['س[تط]{1,2}ا?[عا]?ش', 'teen', 16],
  ['سبع[تط]ا?[عا]?ش', 'teen', 17],
  ['[تث]من[تط]ا?[عا]?ش', 'teen', 18],
  ['تسع[تط]ا?[عا]?ش', 'teen', 19],
  ['عشرين|عشرون', 'tens', 20],
  ['[تث]لا?[تث](?:ين|ون)', 'tens', 30],
  ['ا?ربع(?:ين|ون)', 'tens', 40],
  ['خمس(?:ين|ون)', 'tens', 50],
  ['ست(?:ين|ون)', 'tens', 60],
  ['سبع(?:ين|ون)', 'tens', 70],
  ['[تث]ما?ن(?:ين|ون)', 'tens', 80],
  ['تسع(?:ين|ون)', 'tens', 90],
  ['م[اي]?يه|ميا|مياه', 'hundred', 100],
  ['م[اي]?ي?تا?ين|م[اي]?ي?تان', 'hundreds', 200],
  ['[تث]لا?[تث]م[اي]?يه', 'hundreds', 300],
  ['ا?ربعم[اي]?يه', 'hundreds', 400],
  ['خمسم[اي]?يه', 'hundreds', 500],
  ['س[تط]م[اي]?يه', 'hundreds', 600],
  ['سبعم[اي]?يه', 'hundreds', 700],
  ['[تث]ما?نيم?م?[اي]?يه', 'hundreds', 800],
  ['[تث]ما?نم[اي]?يه', 'hundreds', 800],
  ['تسعم[اي]?يه', 'hundreds', 900],
  ['[تث]لا?[تث]الاف', 'hundreds', 3000],
  ['ربعالاف', 'hundreds', 4000],
  ['خمسالاف', 'hundreds', 5000],
  ['ستالاف', 'hundreds', 6000],
  ['سبعالاف', 'hundreds', 7000],
  ['[تث]ما?ني?الاف', 'hundreds', 8000],
  ['تسعالاف', 'hundreds', 9000],
  ['الف|الاف|لاف', 'thousand', 1000],
  ['الفين|الفان|الفاين', 'thousand', 2000],
  ['مليون|ملايين', 'million', 1_000_000],
  ['دوبل|مرتين', 'repeat', 2],
];

/** French numbers as Darija's recognisers write them in Arabic letters. */
const FRENCH_IN_ARABIC: readonly Entry[] = [
  ['اون|يان', 'unit', 1],
  ['دو', 'unit', 2],
  ['تروا|طروا', 'unit', 3],
  ['كاتر|كاطر', 'unit', 4],
  ['سانك|سينك|سانكة', 'unit', 5],
  ['سيس|سيص', 'unit', 6],
  ['سيت|سات|سبت|سيبت', 'unit', 7],
  ['ويت|هويت', 'unit', 8],
  ['نوف', 'unit', 9],
  ['ديس|ديز', 'teen', 10],
  ['اونز', 'teen', 11],
  ['دوز', 'teen', 12],
  ['تريز|طريز', 'teen', 13],
  ['كاتورز|كاطورز', 'teen', 14],
  ['كانز', 'teen', 15],
  ['سيز', 'teen', 16],
  ['فان|فانت', 'tens', 20],
  ['ترونت|طرونت|ترانت', 'tens', 30],
  ['كارونت|كرونت|كارانت', 'tens', 40],
  ['سانكونت|سانكانت|سينكونت', 'tens', 50],
  ['سواسونت|سواصونت|سواسانت|سوسونت|صواصونت', 'tens', 60],
  ['كاتروفان|كاترفان|كاطرفان', 'tens', 80],
];

/** French numbers as Darija writes them by ear in Latin letters. */
const FRENCH_BY_EAR: readonly Entry[] = [
  ['ziro|zirou', 'unit', 0],
  ['trwa|trwaa', 'unit', 3],
  ['katre?|kat', 'unit', 4],
  ['sank|sink|senk|cinc|sanc', 'unit', 5],
  ['sis|siss', 'unit', 6],
  ['set|sat', 'unit', 7],
  ['wit|ouit|uit', 'unit', 8],
  ['nef|nof|nouf', 'unit', 9],
  ['dis|diz|diss', 'teen', 10],
  ['onz', 'teen', 11],
  ['douz|duz', 'teen', 12],
  ['trez|treiz', 'teen', 13],
  ['katorz|quatorz', 'teen', 14],
  ['kanz|kinz', 'teen', 15],
  ['sez|seiz', 'teen', 16],
  ['vin|ven|vant', 'tens', 20],
  ['tront|trant|trente', 'tens', 30],
  ['karant|karont|carant', 'tens', 40],
  ['sankant|sankont|cincant', 'tens', 50],
  ['swasant|swasont|soisant|souasant', 'tens', 60],
];

const TABLES: readonly (readonly [NumberWord['order'], readonly Entry[]])[] = [
  ['any', FRENCH_AND_ENGLISH],
  ['fr', FRENCH],
  ['en', ENGLISH],
  ['ar', ARABIZI],
  ['ar', ARABIC],
  ['fr', FRENCH_IN_ARABIC],
  ['fr', FRENCH_BY_EAR],
];

const PATTERNS = TABLES.flatMap(([order, entries]) =>
  entries.map(([pattern, kind, value]) => ({ pattern: new RegExp(`^(?:${pattern})$`, 'u'), kind, value, order })),
);

/** The longest of them, with an “and” before it, and some letters said long. */
const LONGEST = 16;

const known = new Map<string, NumberWord | null>();
/** Words of a lifetime of calls: after so many the memory of them is emptied. */
const MOST_KNOWN = 50_000;

/** What a folded word says of a number; null: nothing. */
export function numberWord(folded: string): NumberWord | null {
  if (folded.length < 2 || folded.length > LONGEST) return null;
  const before = known.get(folded);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const found = lookUp(folded, false) ?? withoutAnd(folded);
  known.set(folded, found);
  return found;
}

function lookUp(folded: string, joined: boolean): NumberWord | null {
  for (const { pattern, kind, value, order } of PATTERNS) {
    if (pattern.test(folded)) return { kind, value, order, joined };
  }
  return null;
}

function withoutAnd(folded: string): NumberWord | null {
  if (!/^[وw]/u.test(folded) || folded.length < 4) return null;
  const found = lookUp(folded.slice(1), true);
  return found?.order === 'ar' ? found : null;
}
