import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readMarkedLines, type Share, scoreRedaction } from '../bench/redaction/score.ts';
import { redact } from '../src/main/engine/redaction/redact.ts';
import { redactTurns } from '../src/main/engine/redaction/redact-turns.ts';
import { topicTurnSchema } from '../src/shared/domain/topics.ts';

const heldOut = readMarkedLines().filter(({ kind }) => kind === 'held-out');
const score = scoreRedaction(heldOut, (text) => redact(text).spans);
const rate = ({ right, of }: Share) => right / of;

it('hides little that tells nothing: precision of 0.90 on lines nobody tuned by', () => {
  expect(rate(score.precision)).toBeGreaterThanOrEqual(0.9);
});

it('hides 97 in a hundred data on lines nobody tuned by', () => {
  expect(rate(score.recall)).toBeGreaterThanOrEqual(0.97);
});

it('lets none of the planted data through in whole calls', () => {
  const callSchema = z.object({ turns: z.array(topicTurnSchema), canaries: z.array(z.string()) });
  const lines = readFileSync(join(import.meta.dirname, '../bench/redaction/canaries.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  const leaked = lines.flatMap((line) => {
    const { turns, canaries } = callSchema.parse(JSON.parse(line));
    const left = redactTurns(turns)
      .map(({ redacted }) => redacted)
      .join('\n');
    return canaries.filter((canary) => left.includes(canary));
  });
  expect(leaked).toEqual([]);
});
