import { expect, it } from 'vitest';
import { loopStart } from './repetition.ts';

const said = [11, 12, 13];

it('finds no loop in ordinary speech', () => {
  expect(loopStart([])).toBeNull();
  expect(loopStart([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])).toBeNull();
});

it('lets short answers and digits repeat', () => {
  expect(loopStart(new Array(11).fill(7))).toBeNull();
  expect(loopStart([...said, 5, 6, 7, 8, 5, 6, 7, 8])).toBeNull();
});

it('cuts a token said twelve times to one', () => {
  expect(loopStart([...said, ...new Array(12).fill(7)])).toBe(said.length + 1);
});

it.each([2, 3, 4, 5, 6, 9, 16])('cuts a phrase of %i tokens to one as soon as it is a loop', (length) => {
  const phrase = Array.from({ length }, (_, index) => 20 + index);
  const tokens = [...said];
  let cut: number | null = null;
  for (let at = 0; cut === null; at++) {
    tokens.push(phrase[at % length]);
    cut = loopStart(tokens);
  }
  expect(tokens.slice(0, cut)).toEqual([...said, ...phrase]);
  expect(tokens.length - said.length).toBeLessThanOrEqual(Math.max(12 + length, 3 * length));
});

it('does not look for phrases of more than sixteen tokens', () => {
  const phrase = Array.from({ length: 17 }, (_, index) => index);
  expect(loopStart([...phrase, ...phrase, ...phrase, ...phrase])).toBeNull();
});
