import { expect, test } from 'vitest';
import type { Glossary, GlossaryEntry } from '../../../../shared/domain/topics.ts';
import { compareGlossaries } from './compare-glossaries.ts';
import { entryIdOf, newEntryId } from './entry-id.ts';
import { keepIds } from './keep-ids.ts';

const entry = (topic: string, more: Partial<GlossaryEntry> = {}): GlossaryEntry => ({
  id: entryIdOf({ topic, subtopic: more.subtopic ?? '' }),
  topic,
  subtopic: '',
  definition: '',
  keywords: [],
  examples: [],
  ...more,
});

const glossary = (...entries: readonly GlossaryEntry[]): Glossary => ({ name: 'B2B', entries });

test('lines are compared by their ids, and words whatever their order', () => {
  const before = glossary(entry('A', { keywords: ['un', 'deux'] }), entry('B'), entry('C', { keywords: ['x', 'y'] }));
  const edited = entry('A', { topic: 'Z', keywords: ['deux', 'trois'], examples: ['oui'] });
  const after = glossary(entry('D'), entry('C', { keywords: ['y', 'x'] }), { ...edited, id: 'a' });
  expect(compareGlossaries(before, after)).toEqual({
    added: [entry('D')],
    removed: [entry('B')],
    changed: [
      {
        before: before.entries[0],
        after: after.entries[2],
        fields: ['topic', 'keywords', 'examples'],
        keywordsAdded: ['trois'],
        keywordsRemoved: ['un'],
        examplesAdded: ['oui'],
        examplesRemoved: [],
      },
    ],
  });
});

test('spellings that fold alike have one id, all others ids of their own', () => {
  expect(entryIdOf({ topic: 'Réseau', subtopic: 'Pannes' })).toBe(entryIdOf({ topic: 'RESEAU ', subtopic: 'pannes' }));
  expect(entryIdOf({ topic: 'الفوترة', subtopic: '' })).toBe(entryIdOf({ topic: 'الفوتره', subtopic: '' }));
  expect(entryIdOf({ topic: '???', subtopic: '' })).not.toBe(entryIdOf({ topic: '!!!', subtopic: '' }));
  expect(entryIdOf({ topic: 'a b', subtopic: '' })).not.toBe(entryIdOf({ topic: 'a', subtopic: 'b' }));
  const long = 'mot '.repeat(50);
  expect(entryIdOf({ topic: `${long}un`, subtopic: '' })).not.toBe(entryIdOf({ topic: `${long}deux`, subtopic: '' }));
  expect(newEntryId({ topic: 'A', subtopic: '' }, new Set(['a', 'a_2']))).toBe('a_3');
});

test('a renamed line keeps its id when its file comes back, and its old label gets another', () => {
  const inUse = glossary(entry('Factures', { id: 'facture' }), entry('B'));
  const layout = null;
  const read = keepIds({ glossary: glossary(entry('FACTURES'), entry('Facture'), entry('B')), layout }, inUse);
  expect(read.glossary.entries.map(({ id, topic }) => [id, topic])).toEqual([
    ['facture', 'FACTURES'],
    ['facture_2', 'Facture'],
    ['b', 'B'],
  ]);
});
