import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { summaryWithoutEnd } from '../export/export-run.ts';
import { makeCalls, makeFolder } from '../queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from '../queue/testing/open-test-engine.ts';
import { type BatchRequest, PAUSED } from './batch-room.ts';

const never = new AbortController().signal;
const FAILING = { NABRA_FAULT: JSON.stringify({ kind: 'error', on: '02', stage: 'asr' }) };

/** A batch that has a file of every kind: analysed, failed, rejected, the same content again, and no recording. */
async function runOnce(folder: string) {
  const calls = makeCalls(folder, 3);
  writeFileSync(join(calls, 'empty.wav'), '');
  writeFileSync(join(calls, 'notes.txt'), 'no call');
  const options = testOptions(folder, FAILING);
  const engine = await openTestEngine(options);
  onTestFinished(() => engine.close());
  const run = await engine.runBatch({ paths: [calls], recursive: true }, { signal: never });
  if (!run.ok) throw new Error(run.error.detail);
  const { batchId } = run.value;
  const goOn = (change: Partial<BatchRequest> = {}) => {
    const request = engine.continuation(batchId);
    if (!request) throw new Error('no such batch');
    return { ...request, ...change };
  };
  return { engine, calls, batchId, goOn, catalogFile: join(options.profileFolder, 'catalog.sqlite') };
}

test('a batch whose folder cannot be looked at keeps everything it knows of it', async () => {
  const folder = makeFolder(onTestFinished);
  const { engine, calls, batchId, goOn } = await runOnce(folder);
  const all = () => ({ files: [...engine.outcomes(batchId)], batches: engine.batches() });
  const before = all();
  expect(before.batches).toMatchObject([
    { state: 'done', summary: { counts: { analysed: 2, failed: 1, rejected: 1 } } },
  ]);
  renameSync(calls, `${calls}-elsewhere`);
  const gone = await engine.runBatch(goOn({ retryFailed: true }), { signal: never });
  expect(gone).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(all()).toEqual(before);
  // What is left where a drive was mounted.
  mkdirSync(calls);
  const empty = await engine.runBatch(goOn(), { signal: never });
  expect(empty).toMatchObject({ ok: false, error: { code: 'source_unavailable' } });
  expect(all()).toEqual(before);
  rmSync(calls, { recursive: true });
  renameSync(`${calls}-elsewhere`, calls);
  const back = await engine.runBatch(goOn(), { signal: never });
  expect(back.ok && back.value.counts).toEqual({ found: 4, analysed: 2, failed: 1, rejected: 1, skipped: 0 });
});

test('a retry that is interrupted goes on as a retry', async () => {
  const { engine, goOn } = await runOnce(makeFolder(onTestFinished));
  expect(goOn()).toMatchObject({ retryFailed: false });
  const stop = new AbortController();
  await engine.runBatch(goOn({ retryFailed: true }), { signal: stop.signal, onBegin: () => stop.abort(PAUSED) });
  expect(goOn()).toMatchObject({ retryFailed: true });
});

test('frozen models that cannot be read hold up no other call', async () => {
  const { engine, calls, catalogFile } = await runOnce(makeFolder(onTestFinished));
  const other = new Database(catalogFile);
  const add = other.prepare(
    `INSERT INTO settings_snapshots (key, settings, models, created_at) VALUES (?, '{}', ?, '')`,
  );
  add.run('strange', '{"asr":1}');
  other.close();
  const run = await engine.runBatch({ paths: [calls], recursive: true, retryFailed: true }, { signal: never });
  expect(run.ok && run.value.counts).toMatchObject({ found: 4, failed: 1 });
});

test('a batch without an end is counted as one with an end', async () => {
  const { engine, batchId } = await runOnce(makeFolder(onTestFinished));
  expect(summaryWithoutEnd(engine, batchId, '').counts).toEqual(engine.batches()[0]?.summary?.counts);
});
