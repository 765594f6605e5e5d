import { editDistance } from '../src/main/analyzer/asr/edit-distance.ts';

/** Words wrongly recognised, of so many that were said. */
export interface WordErrors {
  readonly errors: number;
  readonly words: number;
}

/** Least insertions, deletions and substitutions between two texts, word by word; case and punctuation do not count. */
export function wordErrors(said: string, recognised: string): WordErrors {
  const reference = normalisedWords(said);
  return { errors: editDistance(reference, normalisedWords(recognised)), words: reference.length };
}

/** Lower case, without punctuation but for the apostrophe inside a word. */
function normalisedWords(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('’', "'");
  return plain.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? [];
}
