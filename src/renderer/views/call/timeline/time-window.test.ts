import { expect, test } from 'vitest';
import { pageAt, scrolled, whole, zoomed } from './time-window.ts';

test('zooming keeps the point under the hand in its place', () => {
  expect(zoomed({ startS: 0, endS: 100 }, 0.5, 50, 100)).toEqual({ startS: 25, endS: 75 });
  expect(zoomed({ startS: 0, endS: 100 }, 0.5, 0, 100)).toEqual({ startS: 0, endS: 50 });
});

test('there is a closest look, and none wider than the call', () => {
  expect(zoomed({ startS: 10, endS: 20 }, 0.01, 15, 100)).toEqual({ startS: 12, endS: 18 });
  expect(zoomed({ startS: 10, endS: 20 }, 100, 15, 100)).toEqual(whole(100));
  expect(zoomed(whole(2), 0.5, 1, 2)).toEqual(whole(2));
});

test('scrolling ends with the call', () => {
  expect(scrolled({ startS: 10, endS: 20 }, 1000, 100)).toEqual({ startS: 90, endS: 100 });
  expect(scrolled({ startS: 10, endS: 20 }, -1000, 100)).toEqual({ startS: 0, endS: 10 });
});

test('a turned page begins a little before the time it is turned for', () => {
  expect(pageAt({ startS: 0, endS: 20 }, 21, 100)).toEqual({ startS: 20, endS: 40 });
});
