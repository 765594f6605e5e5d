import { expect, test } from 'vitest';
import { meanSentiment, quarterSentiments, summarise } from './lane-judgement.ts';

const NEUTRAL = { negative: 0, neutral: 1, positive: 0 };
const ANGRY = { negative: 1, neutral: 0, positive: 0 };
const GLAD = { negative: 0, neutral: 0, positive: 1 };
const span = (startS: number, endS: number, probabilities: typeof ANGRY) => ({ startS, endS, probabilities });

test('what is felt counts four times what is not, and length counts by its root', () => {
  expect(meanSentiment([span(0, 16, NEUTRAL), span(16, 17, ANGRY)])).toEqual({
    negative: 0.5,
    neutral: 0.5,
    positive: 0,
  });
  expect(meanSentiment([span(0, 9, GLAD), span(9, 10, ANGRY)])).toEqual({ negative: 0.25, neutral: 0, positive: 0.75 });
  expect(meanSentiment([])).toBeNull();
});

test('a span belongs to the quarter its middle lies in', () => {
  const spans = [span(0, 2, ANGRY), span(24, 28, NEUTRAL), span(99, 101, GLAD)];
  expect(quarterSentiments(spans, 100)).toEqual([ANGRY, NEUTRAL, null, GLAD]);
  expect(summarise(spans, 100)).toMatchObject({ first: ANGRY, last: GLAD });
  expect(summarise([], 100)).toBeNull();
});

test('first and last are the quarters with speech, the same for words and voice', () => {
  const [first, last] = [span(0, 2, ANGRY), span(99, 101, GLAD)];
  const middle = span(50, 52, NEUTRAL);
  expect(summarise([first, middle], 100)).toMatchObject({ first: ANGRY, last: NEUTRAL });
  expect(summarise([first, middle], 100, [first, middle, last])).toMatchObject({ first: null, last: null });
  expect(summarise([first, last], 100, [first, middle, last])).toMatchObject({ first: ANGRY, last: GLAD });
  expect(summarise([first, span(3, 4, GLAD)], 100)).toMatchObject({ first: null, last: null });
});
