import { isArabic } from '../../../shared/domain/consonant-skeleton.ts';
import { createFoldTable, DROPPED, isHighSurrogate, isSymbol, QUOTE, SPACE, ZERO } from './fold-table.ts';

/** Words of one text as code units, one after another in `units`; overwritten when the next text is folded. */
export interface FoldedText {
  readonly units: Uint16Array;
  /** Word `i` is `units[starts[i] … starts[i + 1])`. */
  readonly starts: Uint32Array;
  readonly words: number;
}

const NINE = ZERO + 9;
const LETTER_N = 110;
const LETTER_T = 116;
/** Of a longer text the rest is not read: it is half an hour of speech. */
const MAX_UNITS = 32_768;

/**
 * Makes a function that brings the spellings of one word together: case, accents, Arabic diacritics and letters written
 * for one another, elongation (“بزااااف” is “بزاف”, “merciiii” is “mercii”). A number becomes `0`; beside letters a
 * digit is one of Arabizi's letters and stays. English “don't” becomes “do nt”, as corpora that write “do n't” have it.
 */
export function createTextFolder(): (text: string) => FoldedText {
  const table = createFoldTable();
  const units = new Uint16Array(MAX_UNITS);
  const starts = new Uint32Array(MAX_UNITS + 1);
  let words = 0;
  let start = 0;
  let end = 0;
  let onlyDigits = true;

  function closeWord(): void {
    if (end === start) return;
    if (onlyDigits) {
      units[start] = ZERO;
      end = start + 1;
    }
    starts[words++] = start;
    start = end;
    onlyDigits = true;
  }

  function pushSymbol(unit: number, second: number): void {
    closeWord();
    units[end++] = unit;
    if (second !== 0) units[end++] = second;
    onlyDigits = false;
    if (repeatsLastWord()) end = start;
    else closeWord();
  }

  function repeatsLastWord(): boolean {
    const last = words === 0 ? start : starts[words - 1];
    if (end - start !== start - last) return false;
    for (let i = start; i < end; i++) if (units[i] !== units[last + i - start]) return false;
    return true;
  }

  return (text) => {
    words = start = end = 0;
    onlyDigits = true;
    let previous = SPACE;
    let run = 0;
    const length = Math.min(text.length, MAX_UNITS);
    for (let i = 0; i < length; i++) {
      const unit = table[text.charCodeAt(i)];
      if (unit === DROPPED) continue;
      run = unit === previous ? run + 1 : 1;
      previous = unit;
      if (unit === SPACE) closeWord();
      else if (unit === QUOTE) {
        const negation = end > start && units[end - 1] === LETTER_N && table[text.charCodeAt(i + 1)] === LETTER_T;
        if (negation) end--;
        closeWord();
        if (negation) units[end++] = LETTER_N;
        onlyDigits &&= end === start;
      } else if (isSymbol(unit)) pushSymbol(unit, isHighSurrogate(unit) && i + 1 < length ? text.charCodeAt(++i) : 0);
      else if (run < 3 || unit <= NINE) {
        onlyDigits &&= unit <= NINE;
        units[end++] = unit;
      } else if (run === 3 && isArabic(unit)) end--;
    }
    closeWord();
    starts[words] = end;
    return { units, starts, words };
  };
}
