import { describe, expect, it } from 'vitest';
import { GOLDEN_CLIPS, GOLDEN_FILTERS } from '../librosa-reference.ts';
import { delta } from './delta.ts';
import { compareWithLibrosa, TOLERANCES } from './golden-comparison.ts';
import { likeliestPath } from './pyin-path.ts';
import { estimateTuning } from './tuning.ts';

describe(`frame features against librosa 0.11, ${GOLDEN_CLIPS}`, () => {
  const comparisons = compareWithLibrosa();

  it('compares every feature at both framings', () => {
    const expected = Object.keys(TOLERANCES).filter((feature) => GOLDEN_FILTERS || !feature.endsWith('bank'));
    expect(new Set(comparisons.map(({ feature }) => feature))).toEqual(new Set(expected));
    expect(comparisons).toHaveLength(2 * expected.length);
  });

  it.each(comparisons)('$feature $set', ({ feature, worst, unlike, values }) => {
    expect(worst).toBeLessThanOrEqual(TOLERANCES[feature].within);
    expect(unlike / values).toBeLessThan(0.01);
  });
});

describe('deltas', () => {
  it('are the slope of a line and the curvature of a parabola, at the ends too', () => {
    const line = Float64Array.from({ length: 12 }, (_, t) => 3 * t - 5);
    const parabola = line.map((_, t) => 2 * t * t - t);
    for (const value of delta(line, 1)) expect(value).toBeCloseTo(3, 12);
    for (const value of delta(parabola, 2)) expect(value).toBeCloseTo(4, 12);
  });

  it('need nine frames', () => {
    expect(() => delta(new Float64Array(8), 1)).toThrow(RangeError);
  });
});

describe('tuning', () => {
  it('of nothing is none', () => {
    const silence = new Float64Array(3 * 257);
    expect(estimateTuning({ frames: 3, bins: 257, binHz: 31.25, power: silence }, silence)).toBe(0);
  });
});

describe('the likeliest path', () => {
  it('stays near where it was against a lone frame that says otherwise', () => {
    const near = (bin: number) => Float64Array.from({ length: 40 }, (_, state) => (state === bin ? 0.9 : 0.1 / 39));
    const path = likeliestPath([near(5), near(5), near(19), near(6)], { bins: 20, reach: 2, switching: 0.01 });
    expect([...path].map((state) => Math.abs(state - 5) <= 2)).toEqual([true, true, true, true]);
  });
});
