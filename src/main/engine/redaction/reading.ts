import type { RedactionType } from '../../../shared/domain/redaction.ts';
import { type DigitRun, readDigitRuns } from './digit-runs.ts';
import { findNumberCues, type NumberCue } from './number-cues.ts';
import type { FoundPhrase } from './phrases.ts';
import { type ReadNumber, readNumbers } from './read-numbers.ts';
import { type Token, tokenise } from './tokens.ts';
import { readWrittenGroups } from './written-groups.ts';

/** A text taken apart, as detectors work on it. Lines of it are turns of a call. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly numbers: readonly ReadNumber[];
  /** Which number a token is part of, by its index; -1: none. */
  readonly numberAt: Int32Array;
  readonly runs: readonly DigitRun[];
  readonly cues: readonly FoundPhrase<NumberCue>[];
}

/** A datum in tokens, `[from, to)`. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
  readonly type: RedactionType;
}

/** Takes a text apart. */
export function readText(text: string): Reading {
  const tokens = tokenise(text);
  const numbers = readNumbers(tokens);
  const numberAt = new Int32Array(tokens.length).fill(-1);
  for (const [index, { from, to }] of numbers.entries()) numberAt.fill(index, from, to);
  const groups = readWrittenGroups(tokens, numbers);
  const loose = numbers.filter((_, index) => !groups.has(index));
  return {
    tokens,
    numbers,
    numberAt,
    runs: readDigitRuns(tokens, loose),
    cues: findNumberCues(tokens).filter((cue) => !isNegation(tokens, cue)),
  };
}

/** “je ne …” is no birth, “né …” is. */
function isNegation(tokens: readonly Token[], { from, to }: FoundPhrase<NumberCue>): boolean {
  const { folded, text } = tokens[from]!;
  return to === from + 1 && folded === 'ne' && text.toLowerCase() === 'ne';
}
