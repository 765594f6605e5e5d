import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readGlossary } from '../../src/main/engine/topics/glossary/read-glossary.ts';
import { type Glossary, type GlossaryName, labelOf, topicTurnSchema } from '../../src/shared/domain/topics.ts';

const ROOT = join(import.meta.dirname, '../..');

const callSchema = z.strictObject({
  id: z.string(),
  turns: z.array(topicTurnSchema),
  topics: z.array(z.string()),
  kind: z.enum(['dev', 'held-out']),
});

/** A call of `calls/`, its topics as ids of entries. */
export interface SampleCall extends Omit<z.infer<typeof callSchema>, 'topics'> {
  readonly right: readonly string[];
}

/** Our sample glossary of a name with the calls written for it. Throws on a label that the glossary does not have. */
export async function readSampleCalls(name: GlossaryName): Promise<{ glossary: Glossary; calls: SampleCall[] }> {
  const file = `glossaire ${name}.xlsx`;
  const read = await readGlossary(readFileSync(join(ROOT, 'resources/samples/glossaries', file)), file, name);
  if (!read.ok) throw new Error(read.error.detail);
  const { glossary } = read.value;
  const ids = new Map(glossary.entries.map((entry) => [labelOf(entry), entry.id]));
  const lines = readFileSync(join(import.meta.dirname, `calls/${name.toLowerCase()}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  const calls = lines.map((line): SampleCall => {
    const { topics, ...call } = callSchema.parse(JSON.parse(line));
    const right = topics.map((label) => {
      const id = ids.get(label);
      if (id === undefined) throw new Error(`${call.id}: no line of ${file} is called “${label}”`);
      return id;
    });
    return { ...call, right };
  });
  return { glossary, calls };
}
