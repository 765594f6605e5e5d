import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeCalls, makeFolder, makeWav } from './queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from './queue/testing/open-test-engine.ts';

const never = new AbortController().signal;

test('a folder is analysed, and doing it twice changes nothing', async () => {
  const folder = makeFolder(onTestFinished);
  const calls = makeCalls(folder, 12);
  writeFileSync(join(calls, 'empty.wav'), '');
  writeFileSync(join(calls, 'zz-again.wav'), makeWav(3, 0.53));
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  const first = await engine.runBatch({ paths: [calls], recursive: true }, { signal: never });
  if (!first.ok) throw new Error(JSON.stringify(first));
  expect(first.value.counts).toEqual({ found: 14, analysed: 12, failed: 0, rejected: 1, skipped: 1 });
  const second = await engine.runBatch({ paths: [calls], recursive: true }, { signal: never });
  if (!second.ok) throw new Error(JSON.stringify(second));
  expect(second.value.counts).toEqual({ found: 14, analysed: 0, failed: 0, rejected: 1, skipped: 13 });
  const lanes = (id: string) => [...engine.outcomes(id)].map(({ status: _, ...rest }) => rest);
  expect(lanes(second.value.batchId)).toEqual(lanes(first.value.batchId));
});
