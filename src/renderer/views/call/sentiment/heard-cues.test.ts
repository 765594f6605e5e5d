import { expect, test } from 'vitest';
import { heardCues } from './heard-cues.ts';

const span = (n: number, cues: Readonly<Record<string, number>> | null) => ({ startS: n, endS: n + 1, cues });
const LANE = [10, 10.5, 9.5, 10, 14].map((pitchSt, n) => span(n, { pitchSt, loudnessDb: -20 + (n % 2), unheardOf: n }));

test('what is unusual is told, the most unusual first, without cues of another version', () => {
  const heard = heardCues(LANE[4] ?? span(0, null), LANE);
  expect(heard?.map(({ cue }) => cue)).toEqual(['pitchSt']);
  expect(heard?.[0]?.deviation).toBeCloseTo(1.97, 1);
  expect(heardCues(LANE[0] ?? span(0, null), LANE)).toEqual([]);
});

test('nothing is unusual of a voice that is hardly heard', () => {
  expect(heardCues(span(0, { pitchSt: 3 }), LANE.slice(0, 3))).toBeNull();
  expect(heardCues(span(0, null), LANE)).toBeNull();
});
