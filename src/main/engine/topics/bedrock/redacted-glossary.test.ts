import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GLOSSARY_NAMES, type GlossaryEntry, labelOf } from '../../../../shared/domain/topics.ts';
import { appRoot } from '../../../platform/app-root.ts';
import { redactTurns } from '../../redaction/redact-turns.ts';
import { readGlossary } from '../glossary/read-glossary.ts';
import { glossaryBlock } from './glossary-block.ts';
import { createRedactedGlossaries } from './redacted-glossary.ts';

const hidden = createRedactedGlossaries(redactTurns);
const EMPTY: GlossaryEntry = { id: 'e', topic: 'Facture', subtopic: '', definition: '', keywords: [], examples: [] };
const blockOf = (entry: Partial<GlossaryEntry>) =>
  glossaryBlock(hidden({ name: 'B2C', entries: [{ ...EMPTY, ...entry }] }).entries);

test.each<[string, Partial<GlossaryEntry>]>([
  ['a topic', { topic: 'Dossier 0661234567' }],
  ['a sub-topic', { subtopic: 'Dossier de 0661234567' }],
  ['the two halves of a label', { topic: 'Ligne 0661 23', subtopic: '45 67' }],
  ['a definition', { definition: 'Comme au 0661234567.' }],
  ['a keyword', { keywords: ['facture', '0661234567'] }],
  ['the two halves of a number in two keywords', { keywords: ['facture', '0661 23', '45 67', 'montant'] }],
  ['the two halves of a number in digits', { keywords: ['06612', '34567'] }],
  ['the two halves of a number in two examples', { examples: ['0661 23', '45 67'] }],
  ['an example', { examples: ['Mon numéro est le 0661234567.'] }],
])('a number in %s does not leave', (_, entry) => {
  const block = blockOf(entry);
  expect(block).not.toMatch(/0661|4567|45 67/);
  expect(block).toContain('[');
});

test.each(GLOSSARY_NAMES)(
  'lists side by side lose no more than alone: labels and keywords of the sample of %s',
  async (name) => {
    const file = `glossaire ${name}.csv`;
    const data = readFileSync(join(appRoot(), 'resources', 'samples', 'glossaries', file));
    const read = await readGlossary(data, file, name);
    if (!read.ok) throw new Error(read.error.detail);
    const { entries } = read.value.glossary;
    const after = hidden({ name, entries }).entries;
    expect(after.map(labelOf)).toEqual(entries.map(labelOf));
    const alone = (text: string) => redactTurns([{ side: 'mixed', text }])[0]?.redacted;
    expect(after.map(({ keywords }) => keywords)).toEqual(entries.map(({ keywords }) => keywords.map(alone)));
    expect(after.map(({ examples }) => examples)).toEqual(entries.map(({ examples }) => examples.map(alone)));
  },
);
