import { expect, test } from 'vitest';
import { foldText } from './text-folding.ts';

test('capitals and accents make no difference', () => {
  expect(foldText('RÉSILIATION')).toBe('resiliation');
  expect(foldText('Un œuf, ça coûte 3,50 €')).toBe('un oeuf ca coute 3 50');
});

test('an Arabic word is found however it is spelt', () => {
  expect(foldText('إِشْتِرَاكٌ')).toBe(foldText('اشتراك'));
  expect(foldText('الفاتورة')).toBe(foldText('الفاتوره'));
  expect(foldText('مستشفى')).toBe(foldText('مستشفي'));
  expect(foldText('آخر أخر ٱخر')).toBe('اخر اخر اخر');
  expect(foldText('مســـؤول')).toBe(foldText('مسوول'));
});

test('digits are the same in every script', () => {
  expect(foldText('٣١٢ درهم')).toBe('312 درهم');
  expect(foldText('۳۱۲')).toBe('312');
});

test('signs only stand between words', () => {
  expect(foldText('« l’agent »')).toBe('l agent');
  expect(foldText("l'agent")).toBe(foldText('l’agent'));
  expect(foldText('\u2067…?!\u2069')).toBe('');
});
