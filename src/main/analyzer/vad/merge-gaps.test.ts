import { expect, it } from 'vitest';
import { mergeGaps } from './merge-gaps.ts';

it('joins spans over gaps up to the limit and leaves its input alone', () => {
  const spans = [
    { startS: 1, endS: 2 },
    { startS: 2.5, endS: 3 },
    { startS: 3.75, endS: 4 },
    { startS: 4, endS: 5 },
  ];
  const copy = structuredClone(spans);
  expect(mergeGaps(spans, 0.5)).toEqual([
    { startS: 1, endS: 3 },
    { startS: 3.75, endS: 5 },
  ]);
  expect(mergeGaps(spans, 0)).toEqual([copy[0], copy[1], { startS: 3.75, endS: 5 }]);
  expect(mergeGaps([], 0.5)).toEqual([]);
  expect(spans).toEqual(copy);
});
