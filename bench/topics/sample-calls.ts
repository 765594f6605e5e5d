import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readGlossary } from '../../src/main/engine/topics/glossary/read-glossary.ts';
import {
  type Glossary,
  type GlossaryName,
  glossaryNameSchema,
  labelOf,
  topicTurnSchema,
} from '../../src/shared/domain/topics.ts';

const ROOT = join(import.meta.dirname, '../..');

const callSchema = z.strictObject({
  id: z.string(),
  turns: z.array(topicTurnSchema),
  topics: z.array(z.string()),
  kind: z.enum(['dev', 'held-out']),
});
const moreCallSchema = callSchema.extend({ glossary: glossaryNameSchema, kind: z.literal('dev') });

/** A call of `calls/`, its topics as ids of entries. */
export interface SampleCall extends Omit<z.infer<typeof callSchema>, 'topics' | 'kind'> {
  /** `more dev`: for tuning as well, by another author. */
  readonly kind: 'dev' | 'more dev' | 'held-out';
  readonly right: readonly string[];
}

/** Our sample glossary of a name with the calls written for it. Throws on a label that the glossary does not have. */
export async function readSampleCalls(name: GlossaryName): Promise<{ glossary: Glossary; calls: SampleCall[] }> {
  const file = `glossaire ${name}.xlsx`;
  const read = await readGlossary(readFileSync(join(ROOT, 'resources/samples/glossaries', file)), file, name);
  if (!read.ok) throw new Error(read.error.detail);
  const { glossary } = read.value;
  const ids = new Map(glossary.entries.map((entry) => [labelOf(entry), entry.id]));
  const more = linesOf('more-dev').map((line) => moreCallSchema.parse(line));
  const written = [
    ...linesOf(name.toLowerCase()).map((line) => callSchema.parse(line)),
    ...more.filter((call) => call.glossary === name).map((call) => ({ ...call, kind: 'more dev' as const })),
  ];
  const calls = written.map(({ id, turns, topics, kind }): SampleCall => {
    const right = topics.map((label) => {
      const entry = ids.get(label);
      if (entry === undefined) throw new Error(`${id}: no line of ${file} is called “${label}”`);
      return entry;
    });
    return { id, turns, kind, right };
  });
  return { glossary, calls };
}

function linesOf(file: string): unknown[] {
  const text = readFileSync(join(import.meta.dirname, `calls/${file}.jsonl`), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}
