import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { fuzzDecoding } from './fuzz.ts';

const missing = ['ffmpeg'].filter((tool) => spawnSync(tool, ['-version']).error !== undefined);

it.skipIf(missing.length > 0)(`60 mutated files each end with lanes or a code (needs ffmpeg)`, async () => {
  const report = await fuzzDecoding(60, 7);
  expect(report.broken).toEqual([]);
  expect(Object.values(report.outcomes).reduce((sum, count) => sum + count, 0)).toBe(60);
  expect(report.slowestMs).toBeLessThan(30_000);
});
