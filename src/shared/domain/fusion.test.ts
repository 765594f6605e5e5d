import { expect, test } from 'vitest';
import { type FusionRules, fuse, modalitiesDisagree } from './fusion.ts';

const RULES: FusionRules = { textWeight: 0.7, textUnsureBelow: 0.5, acousticUnsureBelow: 0.5, fusedUnsureBelow: 0.5 };
const GLAD = { negative: 0.1, neutral: 0.1, positive: 0.8 };
const ANGRY = { negative: 0.9, neutral: 0.05, positive: 0.05 };
const UNSURE = { negative: 0.4, neutral: 0.3, positive: 0.3 };

const close = (probabilities: ReturnType<typeof fuse>) =>
  probabilities && Object.values(probabilities).map((value) => Math.round(value * 1e6) / 1e6);

test('modalities are put together by their weights', () => {
  expect(close(fuse({ text: GLAD, acoustic: ANGRY }, RULES))).toEqual([0.34, 0.085, 0.575]);
  expect(fuse({ text: GLAD, acoustic: ANGRY }, { ...RULES, textWeight: 1 })).toEqual(GLAD);
  expect(fuse({ text: GLAD, acoustic: ANGRY }, { ...RULES, textWeight: 0 })).toEqual(ANGRY);
});

test('one that is missing leaves the judgement to the other, whatever the weights', () => {
  expect(fuse({ text: null, acoustic: ANGRY }, { ...RULES, textWeight: 1 })).toEqual(ANGRY);
  expect(fuse({ text: GLAD, acoustic: null }, { ...RULES, textWeight: 0 })).toEqual(GLAD);
  expect(fuse({ text: null, acoustic: null }, RULES)).toBeNull();
});

test('one that is unsure counts half', () => {
  const rules = { ...RULES, textWeight: 0.5 };
  expect(close(fuse({ text: UNSURE, acoustic: ANGRY }, rules))).toEqual([0.733333, 0.133333, 0.133333]);
  expect(close(fuse({ text: UNSURE, acoustic: ANGRY }, { ...rules, textUnsureBelow: 0 }))).toEqual([
    0.65, 0.175, 0.175,
  ]);
});

test('only what is sure can disagree', () => {
  expect(modalitiesDisagree({ text: GLAD, acoustic: ANGRY }, RULES)).toBe(true);
  expect(modalitiesDisagree({ text: GLAD, acoustic: GLAD }, RULES)).toBe(false);
  expect(modalitiesDisagree({ text: UNSURE, acoustic: GLAD }, RULES)).toBe(false);
  expect(modalitiesDisagree({ text: GLAD, acoustic: null }, RULES)).toBe(false);
});
