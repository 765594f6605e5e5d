import { expect, test } from 'vitest';
import { redactionPieces } from './redaction-pieces.ts';

test('spans count code points, whatever stands before them', () => {
  const text = '😀 سميتي Karim، 0612345678';
  const at = [...text].join('|').split('|');
  const name = at.indexOf('K');
  const phone = at.indexOf('0');
  const spans = [
    { start: name, end: name + 5, type: 'name' },
    { start: phone, end: phone + 10, type: 'phone' },
  ] as const;
  expect(redactionPieces(text, spans)).toEqual([
    { at: 0, text: '😀 سميتي ', type: null },
    { at: name, text: 'Karim', type: 'name' },
    { at: name + 5, text: '، ', type: null },
    { at: phone, text: '0612345678', type: 'phone' },
  ]);
});

test('what hides nothing is one piece, and nothing is none', () => {
  expect(redactionPieces('bonjour', [])).toEqual([{ at: 0, text: 'bonjour', type: null }]);
  expect(redactionPieces('', [])).toEqual([]);
});
