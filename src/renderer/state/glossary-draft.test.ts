import { expect, test } from 'vitest';
import { applyEdits, NO_EDITS } from '../../shared/domain/glossary-edits.ts';
import type { GlossaryEntry } from '../../shared/domain/topics.ts';
import {
  afterStep,
  carriedOver,
  emptyDraft,
  isEdited,
  redone,
  undone,
  withLine,
  withLineAsWas,
  withNewLine,
  withoutLine,
} from './glossary-draft.ts';

const line = (id: string, topic: string): GlossaryEntry => ({
  ...{ id, topic, subtopic: '', definition: '', keywords: [], examples: [] },
});
const LINES = [line('a', 'Facture'), line('b', 'Fibre')];

test('each step is undone and done again in its order, and a new step forgets what was undone', () => {
  const first = withLine(NO_EDITS, LINES, line('a', 'Factures'));
  const second = withoutLine(first, 'b');
  const draft = afterStep(afterStep(emptyDraft(1), first), second);
  expect(undone(draft).edits).toEqual(first);
  expect(undone(undone(draft)).edits).toEqual(NO_EDITS);
  expect(undone(undone(undone(draft)))).toEqual(undone(undone(draft)));
  expect(redone(undone(draft))).toEqual(draft);
  expect(redone(draft)).toBe(draft);
  expect(afterStep(undone(draft), withNewLine(first, LINES, null).edits).future).toEqual([]);
  expect(afterStep(draft, second)).toBe(draft);
});

test('a line that says again what it said is no edit', () => {
  const changed = withLine(NO_EDITS, LINES, line('a', 'Factures'));
  expect(isEdited(afterStep(emptyDraft(1), changed))).toBe(true);
  expect(withLine(changed, LINES, line('a', 'Facture'))).toEqual(NO_EDITS);
  expect(withLineAsWas(withoutLine(changed, 'a'), 'a')).toEqual(NO_EDITS);
});

test('a new line has the topic of the one above, can be edited, and goes without a trace', () => {
  const { edits, id } = withNewLine(NO_EDITS, LINES, 'a');
  expect(applyEdits(LINES, edits).map(({ topic }) => topic)).toEqual(['Facture', 'Facture', 'Fibre']);
  const below = withNewLine(edits, applyEdits(LINES, edits), id);
  const named = withLine(below.edits, LINES, { ...line(id, 'Facture'), subtopic: 'Duplicata' });
  expect(applyEdits(LINES, named)[1]?.subtopic).toBe('Duplicata');
  const without = withoutLine(named, id);
  expect(applyEdits(LINES, without).map((one) => one.id)).toEqual(['a', below.id, 'b']);
  expect(withoutLine(without, below.id)).toEqual(NO_EDITS);
});

test('edits are carried over to another version as far as their lines are there', () => {
  const edits = withoutLine(withLine(NO_EDITS, LINES, line('a', 'Factures')), 'b');
  const draft = afterStep(emptyDraft(1), edits);
  expect(carriedOver(draft, 2, [line('a', 'Facture')])).toEqual({
    ...emptyDraft(2),
    edits: { changed: [line('a', 'Factures')], removed: [], added: [] },
  });
});
