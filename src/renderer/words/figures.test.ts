import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';

test('a length of time is rounded before its unit is chosen', () => {
  const { span } = figuresOf('en');
  expect([0.2, 59.4, 59.6, 89, 3569, 3571, 3599.7, 3600, 3629, 4800, 7170].map(span)).toEqual([
    '1 sec',
    '59 secs',
    '1 min',
    '1 min',
    '59 mins',
    '1 hr',
    '1 hr',
    '1 hr',
    '1 hr',
    '1 hr 20 mins',
    '2 hrs',
  ]);
});

test('nothing is left of a full hour in the other languages either', () => {
  expect(figuresOf('fr').span(3599)).toBe('1\u202fh');
  expect(figuresOf('ar').span(3599)).not.toMatch(/0/);
});

test('the tenths of a place in a call stand behind the sign of the language', () => {
  const at = (language: string) => figuresOf(language).preciseClock(245.3);
  expect(['fr', 'ar', 'en'].map(at)).toEqual(['04:05,3', '04:05,3', '04:05.3']);
});
