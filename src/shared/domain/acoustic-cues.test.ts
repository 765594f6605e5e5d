import { expect, it } from 'vitest';
import { type AcousticCues, acousticCuesSchema, cuesAgainstBaseline } from './acoustic-cues.ts';

const lane = (...utterances: readonly (readonly [seconds: number, cues: AcousticCues])[]) =>
  utterances.map(([seconds, cues], index) => ({ startS: 10 * index, endS: 10 * index + seconds, cues }));

it('weighs utterances by their length', () => {
  const spans = lane([3, { pitchSt: 10 }], [1, { pitchSt: 14 }], [3, { pitchSt: 10 }], [1, { pitchSt: 14 }]);
  // Mean 11; variance (6 × 1 + 2 × 9) / 8 = 3.
  expect(cuesAgainstBaseline({ pitchSt: 14 }, spans).pitchSt).toEqual({
    value: 14,
    usual: 11,
    deviation: 3 / Math.sqrt(3),
  });
});

it('says nothing of fewer than four utterances, of a cue that is absent, or of one that never changes', () => {
  const three = lane([1, { pitchSt: 1 }], [1, { pitchSt: 2 }], [1, { pitchSt: 3 }], [1, { pauseRatio: 0 }]);
  expect(cuesAgainstBaseline({ pitchSt: 3 }, three).pitchSt).toBeNull();
  const same = lane(...[1, 2, 3, 4].map((pitchSt) => [1, { pitchSt, pauseRatio: 0 }] as const));
  const against = cuesAgainstBaseline({ pauseRatio: 0 }, same);
  expect(against.pauseRatio).toBeNull();
  expect(against.pitchSt).toBeNull();
});

it('knows its cues by name', () => {
  expect(acousticCuesSchema.safeParse({ pitchSt: 3 }).success).toBe(true);
  expect(acousticCuesSchema.safeParse({ mood: 3 }).success).toBe(false);
});
