import { foldText } from '../../../../shared/domain/text-folding.ts';

/** Phrases, one between commas or on a line, folded as texts are; the longest first, so that it is the one that matches. */
export function foldedPhrases(list: string): string[] {
  return [...new Set(list.split(/[,\n]/).map(foldText))].filter((phrase) => phrase !== '').sort(longestFirst);
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

/**
 * What finds the phrases of a list in folded text: where one begins a word, and `whole` also ends one. Without `whole` the last word
 * of a phrase is its beginning: `rembours` finds `remboursement`. An Arabic "and" may be written onto the first word.
 */
export function phrasePattern(list: string, reach: 'whole' | 'beginning'): RegExp {
  // Folded text has letters, digits and spaces only: nothing in it means anything to a pattern.
  const any = foldedPhrases(list).join('|');
  return new RegExp(`(?<![^ ])[وف]?(?:${any})${reach === 'whole' ? '(?![^ ])' : ''}`, 'g');
}
