import { createTextFolder } from '../../../src/main/analyzer/sentiment/fold-text.ts';
import { FNV_BASIS, FNV_PRIME } from '../../../src/main/analyzer/sentiment/word-hash.ts';
import type { Sentiment } from '../../../src/shared/domain/sentiment.ts';

/** What a row is for. */
export type Split = 'train' | 'dev' | 'test';

/** A text with its label. */
export interface Labelled {
  /** Corpus and part of it, or `call-<form>`, `template-<form>`, `lexicon-<form>`. */
  readonly source: string;
  readonly text: string;
  readonly label: Sentiment;
  readonly split: Split;
  /** Share of one row that this one counts in training. */
  readonly weight: number;
}

const fold = createTextFolder();

/** A text as the model sees its words: two texts with one folding are one text. */
export function foldedText(text: string): string {
  const { units, starts, words } = fold(text);
  const spelt: string[] = [];
  for (let i = 0; i < words; i++) spelt.push(String.fromCharCode(...units.subarray(starts[i], starts[i + 1])));
  return spelt.join(' ');
}

/** 32 bits of the folded text: what splits are made by, so that duplicates stay together. */
export function hashOfFolded(text: string): number {
  let hash = FNV_BASIS;
  for (const letter of foldedText(text)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Train, dev or test, 80 : 10 : 10, by the folded text. */
export function splitOf(text: string): Split {
  const tenth = hashOfFolded(text) % 10;
  if (tenth === 0) return 'test';
  return tenth === 1 ? 'dev' : 'train';
}
