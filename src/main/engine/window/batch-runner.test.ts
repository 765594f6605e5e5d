import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { ok } from '../../../shared/result.ts';
import { settingsSchema } from '../../../shared/settings/schema.ts';
import { makeCalls, makeFolder } from '../queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from '../queue/testing/open-test-engine.ts';
import { createBatchRunner } from './batch-runner.ts';
import { createLiveMonitor } from './live-monitor.ts';
import { writeResults } from './write-results.ts';

const SLOW = { NABRA_STAGE_MS: '1000' };
const settings = settingsSchema.parse({});

/** A runner whose batch is at work. */
async function atWork(folder: string) {
  const engine = await openTestEngine(testOptions(folder, SLOW));
  const runner = createBatchRunner({
    engine,
    monitor: createLiveMonitor({ tell: () => {} }),
    write: (summary, samples) => writeResults(engine, settings, join(folder, 'results'), summary, samples),
  });
  const working = Promise.withResolvers<void>();
  const over = new AbortController();
  runner.listen(
    {
      onProgress: (_, { calls }) => Object.keys(calls).length > 0 && working.resolve(),
      onEnded: () => over.abort(),
    },
    over.signal,
  );
  const started = await runner.start({ paths: [makeCalls(folder, 8)], recursive: true });
  expect(started).toMatchObject({ ok: true });
  await working.promise;
  return { engine, runner };
}

/** What the next start of the engine finds. */
async function leftIn(folder: string) {
  const later = await openTestEngine(testOptions(folder));
  onTestFinished(() => later.close());
  return later.batches();
}

test('a stop is a stop though the engine ends before it is through, and its results are written', async () => {
  const folder = makeFolder(onTestFinished);
  const { runner } = await atWork(folder);
  void runner.cancel();
  await runner.end();
  expect(await leftIn(folder)).toMatchObject([{ state: 'cancelled', results: { resultsName: expect.any(String) } }]);
});

test('a pause is a pause though the engine ends before it is through', async () => {
  const folder = makeFolder(onTestFinished);
  const { runner } = await atWork(folder);
  void runner.pause();
  await runner.end();
  expect(await leftIn(folder)).toMatchObject([{ state: 'paused', results: null }]);
});

test('a paused batch is stopped for good, and what is done is written', async () => {
  const folder = makeFolder(onTestFinished);
  const { engine, runner } = await atWork(folder);
  onTestFinished(() => engine.close());
  await runner.pause();
  const [batch] = engine.batches();
  expect(await runner.giveUp(batch?.id ?? '')).toEqual(ok(null));
  expect(engine.batches()).toMatchObject([
    { state: 'cancelled', summary: { cancelled: true }, results: { resultsName: expect.any(String) } },
  ]);
  expect(await runner.giveUp(batch?.id ?? '')).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

test('what nobody stopped is interrupted by the end of the engine, which begins nothing more', async () => {
  const folder = makeFolder(onTestFinished);
  const { engine, runner } = await atWork(folder);
  const ended = runner.end();
  expect(await engine.runBatch({ paths: [], recursive: true }, { signal: new AbortController().signal })).toMatchObject(
    {
      ok: false,
    },
  );
  await ended;
  expect(await leftIn(folder)).toMatchObject([{ state: 'interrupted', results: null }]);
});

test('a pause can be raised to a stop', async () => {
  const folder = makeFolder(onTestFinished);
  const { engine, runner } = await atWork(folder);
  onTestFinished(() => engine.close());
  const paused = runner.pause();
  await runner.cancel();
  await paused;
  expect(engine.batches()).toMatchObject([{ state: 'cancelled', results: { resultsName: expect.any(String) } }]);
});

test('a batch whose end could not be noted waits to go on, and does', async () => {
  const folder = makeFolder(onTestFinished);
  const { engine, runner } = await atWork(folder);
  onTestFinished(() => engine.close());
  expect(engine.batches()).toMatchObject([{ state: 'running' }]);
  await runner.pause();
  const other = new Database(join(folder, 'profile', 'catalog.sqlite'));
  other.exec(`UPDATE batches SET state = 'running', ended_at = NULL`);
  other.close();
  const [left] = engine.batches();
  expect(left).toMatchObject({ state: 'interrupted', summary: null });
  expect(await runner.resume(left?.id ?? '')).toEqual(ok({ batchId: left?.id }));
  expect(engine.batches()).toMatchObject([{ state: 'running' }]);
});
