import { expect, test } from 'vitest';
import { measuredSpeeds, type SpeedSources } from './measured-speeds.ts';

/** Batches, the newest first: recogniser, seconds of audio, seconds it took. */
function engineWith(batches: readonly (readonly [string, number, number])[]): SpeedSources {
  return {
    batches: () =>
      batches.map(([, audioS, wallS], n) => ({ id: String(n), summary: { audioS, wallS, stagesS: { asr: wallS } } })),
    settingsOf: (id) => ({ asrModel: batches[Number(id)]?.[0] ?? '' }),
  };
}

test('a speed is that of the last batches with enough audio between them', () => {
  const speeds = measuredSpeeds(
    engineWith([
      ['small', 0, 3],
      ['small', 40, 20],
      ['large', 700, 700],
      ['small', 600, 100],
      ['small', 9000, 100],
      ['large', 9000, 100],
    ]),
  );
  expect([...speeds]).toEqual([
    ['small', 640 / 120],
    ['large', 1],
  ]);
  expect(measuredSpeeds(engineWith([])).size).toBe(0);
});
