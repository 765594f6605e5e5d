import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TopicTurn } from '../../../shared/domain/topics.ts';
import { readGlossary } from './glossary/read-glossary.ts';
import { fitLocalClassifier } from './local/fit.ts';

const ROOT = join(import.meta.dirname, '../../../..');

test('what is found of a call does not hang on the calls before it', async () => {
  const file = readFileSync(join(ROOT, 'resources/samples/glossaries/glossaire B2C.xlsx'));
  const glossary = await readGlossary(new Uint8Array(file), 'glossaire B2C.xlsx', 'B2C');
  if (!glossary.ok) throw new Error(glossary.error.detail);
  const lines = readFileSync(join(ROOT, 'bench/topics/calls/b2c.jsonl'), 'utf8').trim().split('\n');
  const calls = lines.map((line) => (JSON.parse(line) as { turns: TopicTurn[] }).turns);
  const inOrder = (numbers: readonly number[]) => {
    const classifier = fitLocalClassifier(glossary.value.glossary, []);
    const found = numbers.map((n) => [n, classifier.classify(calls[n] ?? [])] as const);
    return found.toSorted(([a], [b]) => a - b);
  };
  const numbers = [...calls.keys()];
  expect(inOrder(numbers.toReversed())).toEqual(inOrder(numbers));
});
