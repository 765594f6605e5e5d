import { expect, test } from 'vitest';
import { visibleBounds } from './visible-bounds.ts';

const main = { x: 0, y: 24, width: 1920, height: 1056 };
const left = { x: -1280, y: 0, width: 1280, height: 720 };
const at = (x: number, y: number, width = 1200, height = 700) => ({ x, y, width, height });

test.each([
  ['is left where it was', at(100, 100), [main], at(100, 100)],
  ['may be on a second display', at(-1200, 10, 1000, 600), [main, left], at(-1200, 10, 1000, 600)],
  ['comes back when that display is gone', at(-1200, 10, 1000, 600), [main], null],
  ['is drawn in from the edge', at(1500, 600), [main], at(720, 380)],
  ['is made as small as its display', at(10, 30, 3000, 2000), [main], { ...main }],
  ['is not hidden above the display', at(100, -300), [main], null],
  ['belongs to the display that has most of it', at(-200, 50, 1000, 600), [main, left], at(0, 50, 1000, 600)],
] as const)('a window %s', (_, kept, displays, expected) => {
  expect(visibleBounds(kept, displays)).toEqual(expected);
});
