import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeCalls, makeFolder, makeWav } from '../queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from '../queue/testing/open-test-engine.ts';
import { PAUSED } from './batch-room.ts';

const never = new AbortController().signal;

async function openHere(stageMs = '0') {
  const folder = makeFolder(onTestFinished);
  const calls = makeCalls(folder, 3);
  const engine = await openTestEngine(testOptions(folder, { NABRA_STAGE_MS: stageMs }));
  onTestFinished(() => engine.close());
  const lookAhead = async () => {
    const outlook = await engine.preflight({ paths: [calls], recursive: true, signal: never });
    if (!outlook.ok) throw new Error(outlook.error.detail);
    return outlook.value;
  };
  return { engine, calls, lookAhead };
}

test('of a folder that was run before only what is new is to be done', async () => {
  const { engine, calls, lookAhead } = await openHere();
  const before = await lookAhead();
  expect(before).toMatchObject({ recordings: 3, upToDate: 0, failedBefore: 0, modelError: null });
  expect(before.todoS).toBeCloseTo(before.audioS);
  await engine.runBatch({ paths: [calls], recursive: true }, { signal: never });
  expect(await lookAhead()).toMatchObject({ recordings: 3, upToDate: 3, todoS: 0 });
  writeFileSync(join(calls, '20261103-123450_agent-right_B2B_7.wav'), makeWav(9, 1.5));
  const after = await lookAhead();
  expect(after).toMatchObject({ recordings: 4, upToDate: 3, linesOfBusiness: { B2B: 1, B2C: 0 } });
  expect(after.todoS).toBeCloseTo(1.5);
  expect(after.stereo - after.agentLeft).toBe(1);
});

test('what is seen is told file by file', async () => {
  const { engine, calls } = await openHere();
  writeFileSync(join(calls, 'empty.wav'), '');
  writeFileSync(join(calls, 'notes.txt'), 'no call');
  const told: number[] = [];
  await engine.preflight({
    ...{ paths: [calls], recursive: true, signal: never },
    onLooked: ({ found, rejected }) => told.push(found, rejected),
  });
  expect(told.slice(-2)).toEqual([4, 1]);
});

test('a batch has settings of its own, and keeps them when it goes on', async () => {
  const { engine, calls } = await openHere('300');
  const pausing = new AbortController();
  const settings = { agentChannel: 'right', agentRules: [] } as const;
  const run = await engine.runBatch(
    { paths: [calls], recursive: true, settings: { ...settings, agentRules: [] } },
    { signal: pausing.signal, onProgress: ({ found }) => found > 0 && pausing.abort(PAUSED) },
  );
  if (!run.ok) throw new Error(run.error.detail);
  expect(engine.batches()[0]).toMatchObject({ state: 'paused', results: null });
  const request = engine.continuation(run.value.batchId);
  if (!request) throw new Error('no such batch');
  await engine.runBatch(request, { signal: never });
  expect(engine.settingsOf(run.value.batchId)).toMatchObject(settings);
  const sides = [...engine.outcomes(run.value.batchId)].map(({ agentChannel }) => agentChannel);
  expect(sides).toEqual(['right', 'right', 'right']);
  const results = { resultsName: 'table.csv', folder: '/results', bottleneck: { kind: 'asr', percent: 61 } } as const;
  engine.noteResults(run.value.batchId, results);
  expect(engine.batches()[0]).toMatchObject({ state: 'done', results });
});
