import { expect, test } from 'vitest';
import { NO_EDITS } from '../../../shared/domain/glossary-edits.ts';
import type { GlossaryEntry } from '../../../shared/domain/topics.ts';
import { glossaryRows, searchRows, sortByCalls } from './glossary-rows.ts';
import { textOfField, withField } from './line-text.ts';

const line = (id: string, topic: string, more: Partial<GlossaryEntry> = {}): GlossaryEntry => ({
  ...{ id, topic, subtopic: '', definition: '', keywords: [], examples: [] },
  ...more,
});
const LINES = [line('a', 'Facture', { keywords: ['فاتورة'] }), line('b', 'Fibre'), line('c', 'Résiliation')];

test('each row says what becomes of its line, and what keeps it from being saved', () => {
  const edits = {
    changed: [line('b', 'facture')],
    removed: ['c'],
    added: [{ after: 'a', entry: line('new:1', 'Avoir') }],
  };
  const rows = glossaryRows(LINES, edits, { a: 4 });
  expect(rows.map(({ line: { id }, state, calls, number }) => [number, id, state, calls])).toEqual([
    [1, 'a', 'same', 4],
    [2, 'new:1', 'added', 0],
    [3, 'b', 'changed', 0],
    [4, 'c', 'removed', 0],
  ]);
  expect(rows.map(({ trouble }) => trouble)).toEqual([null, null, { kind: 'duplicate', of: 'a' }, null]);
});

test('lines are found by every word, in any field and spelling', () => {
  const rows = glossaryRows(LINES, NO_EDITS, {});
  const found = (search: string, kept: string | null = null) =>
    searchRows(rows, search, kept).map(({ line: { id } }) => id);
  expect(found('')).toEqual(['a', 'b', 'c']);
  expect(found('RESIL')).toEqual(['c']);
  expect(found('فاتوره fact')).toEqual(['a']);
  expect(found('fibre', 'c')).toEqual(['b', 'c']);
});

test('lines with most calls come first', () => {
  const rows = sortByCalls(glossaryRows(LINES, NO_EDITS, { c: 9, b: 2 }));
  expect(rows.map(({ line: { id } }) => id)).toEqual(['c', 'b', 'a']);
});

test('what is typed into a cell comes back as it was', () => {
  const full = line('a', 'Facture', { keywords: ['un', 'deux'], examples: ['J’ai payé; rien reçu', 'Encore'] });
  for (const field of ['topic', 'subtopic', 'definition', 'keywords', 'examples'] as const)
    expect(withField(full, field, textOfField(full, field))).toEqual(full);
  expect(withField(full, 'keywords', ' a ; b؛ a\n\nc').keywords).toEqual(['a', 'b', 'c']);
  expect(withField(full, 'topic', ' Un\nnom ').topic).toBe('Un nom');
});
