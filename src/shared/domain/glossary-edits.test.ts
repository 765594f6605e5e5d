import { expect, test } from 'vitest';
import { applyEdits, countEdits, type GlossaryEdits, NO_EDITS, pruneEdits, troublesOf } from './glossary-edits.ts';
import type { GlossaryEntry } from './topics.ts';

const line = (id: string, topic: string, more: Partial<GlossaryEntry> = {}): GlossaryEntry => ({
  ...{ id, topic, subtopic: '', definition: '', keywords: [], examples: [] },
  ...more,
});
const LINES = [line('a', 'Facture'), line('b', 'Fibre'), line('c', 'Résiliation')];

test('no edits leave the lines as they are', () => {
  expect(applyEdits(LINES, NO_EDITS)).toEqual(LINES);
});

test('lines are changed in their place, removed, and added below others or at the end', () => {
  const edits: GlossaryEdits = {
    changed: [line('b', 'Fibre coupée')],
    removed: ['c'],
    added: [
      { after: 'a', entry: line('new:1', 'Duplicata') },
      { after: 'new:1', entry: line('new:2', 'Avoir') },
      { after: null, entry: line('new:3', 'Autre') },
    ],
  };
  expect(applyEdits(LINES, edits).map(({ topic }) => topic)).toEqual([
    'Facture',
    'Duplicata',
    'Avoir',
    'Fibre coupée',
    'Autre',
  ]);
  expect(countEdits(edits)).toBe(5);
});

test('a new line below one that is removed stays where that was', () => {
  const edits = { changed: [], removed: ['a'], added: [{ after: 'a', entry: line('new:1', 'Duplicata') }] };
  expect(applyEdits(LINES, edits).map(({ id }) => id)).toEqual(['new:1', 'b', 'c']);
});

test('what changes nothing, or a line that is gone, is no edit', () => {
  const edits = { changed: [line('a', 'Facture'), line('x', 'Ailleurs')], removed: ['y', 'b'], added: [] };
  expect(pruneEdits(LINES, edits)).toEqual({ changed: [], removed: ['b'], added: [] });
});

test('two lines may not have one label, however it is spelt', () => {
  const troubles = troublesOf([
    line('a', 'Résiliation', { subtopic: 'Délai' }),
    line('b', 'résiliation', { subtopic: 'DELAI' }),
    line('c', ' '),
    line('d', 'Résiliation'),
    line('e', 'فاتورة'),
    line('f', 'فاتورَة'),
    line('g', '???'),
    line('h', '!!!'),
  ]);
  expect(Object.fromEntries(troubles)).toEqual({
    b: { kind: 'duplicate', of: 'a' },
    c: { kind: 'unnamed' },
    f: { kind: 'duplicate', of: 'e' },
  });
});
