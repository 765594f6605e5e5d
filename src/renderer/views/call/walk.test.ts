import { expect, test } from 'vitest';
import { nextStep } from './walk.ts';

const places = [
  { startS: 2, endS: 2.4 },
  { startS: 2.9, endS: 3 },
  { startS: 20, endS: 29 },
];

test('a walk goes from place to place, though they lie close together, and begins again', () => {
  const first = nextStep(places, null, 0);
  expect(first).toMatchObject({ index: 0, near: { startS: 1 } });
  const second = nextStep(places, first, 3.41);
  expect(second?.index).toBe(1);
  const third = nextStep(places, second, 1.9);
  expect(third).toMatchObject({ index: 2, near: { startS: 19 } });
  expect(nextStep(places, third, 19)?.index).toBe(0);
});

test('who has gone elsewhere is taken to what comes next from there', () => {
  const third = nextStep(places, null, 10);
  expect(third?.index).toBe(2);
  expect(nextStep(places, third, 0)?.index).toBe(0);
});

test('a walk goes back as well, and from the first place to the last', () => {
  const second = nextStep(places, null, 10, -1);
  expect(second?.index).toBe(1);
  const first = nextStep(places, second, 1.9, -1);
  expect(first?.index).toBe(0);
  expect(nextStep(places, first, 1, -1)?.index).toBe(2);
  expect(nextStep(places, null, 0, -1)?.index).toBe(2);
});

test('there may be nowhere to go', () => expect(nextStep([], null, 0)).toBeNull());
