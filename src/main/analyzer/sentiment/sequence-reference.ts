import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SequenceClassifierFiles } from './sequence-classifier-folder.ts';

/* Reads the golden text classifiers for tests; nothing of the app imports this. */

const REFERENCE = resolve(import.meta.dirname, '../../../../../shared/reference');

/** Why tests that need the golden files are skipped; empty when they are not. */
export const NO_TEXT_REFERENCE = existsSync(join(REFERENCE, 'text-classifier-bert-tiny'))
  ? ''
  : ' (skipped: no ../shared/reference)';

/** A folder of the golden classifiers. */
export function referenceFolder(name: string): string {
  return join(REFERENCE, name);
}

/** The classifier that comes with the project: a RoBERTa, see `test-models/make_roberta_tiny.py`. */
export const ROBERTA_TINY = join(import.meta.dirname, 'test-models/roberta-tiny');

/** The files of a folder as Hugging Face lays it out. */
export function filesIn(folder: string): SequenceClassifierFiles {
  const tokenizerConfig = join(folder, 'tokenizer_config.json');
  return {
    model: join(folder, 'model.onnx'),
    config: join(folder, 'config.json'),
    tokenizer: join(folder, 'tokenizer.json'),
    ...(existsSync(tokenizerConfig) && { tokenizerConfig }),
  };
}

/** What the original made of a text: ids with special tokens, cut to a length. */
export interface GoldenText {
  readonly index: number;
  readonly kind: string;
  readonly text: string;
  readonly max512: GoldenCut;
  readonly max128?: GoldenCut;
}
interface GoldenCut {
  readonly ids: readonly number[];
  readonly logits: readonly number[];
  readonly softmax: readonly number[];
}

/** A padded batch of texts, cut to a length, as the original judged it. */
export interface GoldenBatch {
  readonly maxLength: 128 | 512;
  readonly first: number;
  readonly count: number;
  readonly paddedLength: number;
  readonly logits: readonly (readonly number[])[];
}

/** The lines of a golden.jsonl. */
export function goldenLines<T>(folder: string): readonly T[] {
  const lines = readFileSync(join(folder, 'golden.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

/** The padded batches of a folder. */
export function goldenBatches(folder: string): readonly GoldenBatch[] {
  return (JSON.parse(readFileSync(join(folder, 'golden-batches.json'), 'utf8')) as { batches: GoldenBatch[] }).batches;
}
