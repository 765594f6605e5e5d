import { expect, test } from 'vitest';
import { linesFor } from './picker-lines.ts';

const line = (id: string, topic: string, subtopic: string, keywords: string[]) => ({
  ...{ id, topic, subtopic, keywords },
  definition: '',
  examples: [],
});
const LINES = [
  line('bill', 'Facturation', 'Facture contestée', ['hors forfait', 'الفاتورة', 'lfatura']),
  line('cut', 'Réseau', 'Coupure', ['coupure', 'الكونيكسيون كتقطع']),
  line('end', 'Résiliation', '', ['résilier', 'فسخ العقد']),
];
const found = (sought: string) => linesFor(LINES, sought).map(({ entryId }) => entryId);

test('all lines stand there until something is sought', () => expect(found('')).toEqual(['bill', 'cut', 'end']));

test('accents and capitals do not matter, words may stand in any order', () => {
  expect(found('CONTESTEE factu')).toEqual(['bill']);
  expect(found('resili')).toEqual(['end']);
});

test('keywords are looked through in Arabic and in Latin letters, and the one that was hit is told', () => {
  expect(linesFor(LINES, 'فاتوره')[0]).toMatchObject({ entryId: 'bill', hit: 'الفاتورة' });
  expect(linesFor(LINES, 'كونيكسيون')[0]).toMatchObject({ entryId: 'cut', hit: 'الكونيكسيون كتقطع' });
  expect(found('lfatura')).toEqual(['bill']);
});

test('labels come before keywords', () => {
  const more = [line('first', 'Divers', '', ['coupure']), ...LINES];
  expect(linesFor(more, 'coupure').map(({ entryId }) => entryId)).toEqual(['cut', 'first']);
});

test('what is nowhere finds nothing', () => expect(found('croissant')).toEqual([]));
