/** What a search treats as the same letter and Unicode does not: Arabic spellings first, then Latin ligatures. */
const SAME_LETTERS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
};

const ALIKE = new RegExp(`[${Object.keys(SAME_LETTERS).join('')}]`, 'gu');
const ARABIC_DIGITS = /[٠-٩۰-۹]/gu;
// Marks over letters (accents, tashkeel, the hamza of an alef), invisible signs of direction, and the tatweel.
const UNHEARD = /[\p{Mn}\p{Cf}ـ]/gu;
const ASCII = /^[ -~]*$/;
const NO_ASCII_WORD = /[^a-z0-9]+/g;
const BETWEEN_WORDS = /[\p{P}\p{S}\s]+/gu;

/**
 * A text as searches compare it: in small letters, without accents and tashkeel, one alef, one ya, ta marbuta as ha, digits as
 * 0–9, and one space wherever something stands between words. Only spaces and letters come out; it may be empty.
 */
export function foldText(text: string): string {
  // The same by a shorter way: a library folds the names of a hundred thousand files.
  if (ASCII.test(text)) return text.toLowerCase().replace(NO_ASCII_WORD, ' ').trim();
  return text
    .normalize('NFKD')
    .replace(UNHEARD, '')
    .toLowerCase()
    .replace(ALIKE, (letter) => SAME_LETTERS[letter] ?? letter)
    .replace(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(BETWEEN_WORDS, ' ')
    .trim();
}
