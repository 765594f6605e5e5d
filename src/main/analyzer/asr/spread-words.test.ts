import { expect, it } from 'vitest';
import type { Word } from '../../../shared/domain/transcript.ts';
import { spreadWords } from './spread-words.ts';

const words = (...texts: string[]): Word[] => texts.map((text) => ({ text, startS: 0, endS: 0, confidence: 0.5 }));
const times = (spread: readonly Word[]) => spread.map(({ startS, endS }) => [startS, endS]);

it('gives each word its share of the speech by its letters', () => {
  expect(times(spreadWords(words('abc', 'a', 'a'), [{ startS: 10, endS: 18 }]))).toEqual([
    [10, 14],
    [14, 16],
    [16, 18],
  ]);
});

it('leaves pauses out: a word ends before one, the next begins behind it', () => {
  const speech = [
    { startS: 1, endS: 2 },
    { startS: 5, endS: 6 },
  ];
  expect(times(spreadWords(words('yes', 'sir'), speech))).toEqual([
    [1, 2],
    [5, 6],
  ]);
});

it('does not let rounding push the end of a word over a pause', () => {
  const speech = [
    { startS: 0.1, endS: 0.4 },
    { startS: 5, endS: 5.1 },
    { startS: 9, endS: 9.2 },
  ];
  // The first word takes exactly the first span, but 0.1 + 0.2 is not 0.3 in doubles.
  const [first, second] = spreadWords(words('12345', '1', '123'), speech);
  expect([first.startS, first.endS]).toEqual([0.1, expect.closeTo(0.4, 6)]);
  expect([second.startS, second.endS]).toEqual([expect.closeTo(5, 6), expect.closeTo(5.1, 6)]);
});

it('keeps text, confidence and order, and gives nothing for nothing', () => {
  const spread = spreadWords(words('one', 'two', 'three'), [{ startS: 0, endS: 1 }]);
  expect(spread.map(({ text, confidence }) => [text, confidence])).toEqual([
    ['one', 0.5],
    ['two', 0.5],
    ['three', 0.5],
  ]);
  expect(spreadWords([], [{ startS: 0, endS: 1 }])).toEqual([]);
});
