import { describe, expect, it } from 'vitest';
import { type BinarizeRules, binarize } from './binarize.ts';
import { goldenFilesAbsent, goldenFilesHere, goldenJson } from './golden-files.ts';

const frames = { stepS: 0.016875, durationS: 0.0619375 };
const middle = (frame: number) => 0.03096875 + 0.016875 * frame;

describe('binarize', () => {
  const rules: BinarizeRules = { onset: 0.6, offset: 0.4, minDurationOffS: 0, minDurationOnS: 0 };

  it('begins above onset, ends below offset, and stays as it is between', () => {
    const found = binarize(Float32Array.of(0.5, 0.7, 0.5, 0.5, 0.3, 0.5, 0.6, 0.9), frames, rules);
    expect(found).toHaveLength(1);
    expect(found[0]?.startS).toBeCloseTo(middle(1), 12);
    expect(found[0]?.endS).toBeCloseTo(middle(4), 12);
  });

  it('finds nothing in no frames', () => {
    expect(binarize(new Float32Array(0), frames, rules)).toEqual([]);
  });
});

interface Golden {
  parameters: Record<string, { onset: number; offset: number; min_duration_on: number; min_duration_off: number }>;
  rows: { name: string; scores: number[]; segments: Record<string, number[][]> }[];
}

describe.skipIf(!goldenFilesHere)(`binarize against pyannote.audio 3.3.2 (${goldenFilesAbsent})`, () => {
  const golden = goldenFilesHere
    ? goldenJson<Golden>('reference/pyannote-vad/binarize.json')
    : { parameters: {}, rows: [] };
  const cases = golden.rows.flatMap((row) => Object.keys(row.segments).map((key) => ({ ...row, key })));

  it.each(cases)('$name, $key', ({ scores, segments, key }) => {
    const parameters = golden.parameters[key];
    const found = binarize(Float32Array.from(scores), frames, {
      onset: parameters.onset,
      offset: parameters.offset,
      minDurationOnS: parameters.min_duration_on,
      minDurationOffS: parameters.min_duration_off,
    });
    const edges = found.flatMap(({ startS, endS }) => [startS, endS]);
    const wanted = segments[key].flat();
    expect(edges).toHaveLength(wanted.length);
    edges.forEach((edge, index) => {
      expect(Math.abs(edge - wanted[index])).toBeLessThan(1e-9);
    });
  });
});
