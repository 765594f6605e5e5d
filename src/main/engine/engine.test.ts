import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { NO_FILTERS } from '../../shared/domain/call-list.ts';
import { openEngine } from './index.ts';
import { makeCalls, makeFolder, makeWav } from './queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from './queue/testing/open-test-engine.ts';

const never = new AbortController().signal;

test('a folder that is not there is said, and leaves no trace', async () => {
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  const paths = [makeCalls(folder, 1), join(folder, 'nowhere')];
  const result = await engine.runBatch({ paths, recursive: true }, { signal: never });
  expect(result).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(engine.batches()).toEqual([]);
});

test('a dry run tells what a batch would do, and writes nothing', async () => {
  const folder = makeFolder(onTestFinished);
  const calls = makeCalls(folder, 3);
  writeFileSync(join(calls, 'notes.txt'), 'no call');
  writeFileSync(join(calls, 'zz-again.wav'), makeWav(3, 0.53));
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  const result = await engine.preflight({ paths: [calls], recursive: true, signal: never });
  expect(result).toMatchObject({
    ok: true,
    value: {
      found: 4,
      recordings: 3,
      known: 0,
      rejected: [],
      others: [{ path: join(calls, 'notes.txt'), error: { code: 'not_a_recording_name' } }],
      duplicates: [{ path: join(calls, 'zz-again.wav'), of: join(calls, 'call-03.wav') }],
    },
  });
  expect(engine.batches()).toEqual([]);
});

test('the agent of a call can be swapped, and stays so when the folder is run again', async () => {
  const folder = makeFolder(onTestFinished);
  const calls = makeCalls(folder, 1);
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  const run = async () => {
    const result = await engine.runBatch({ paths: [calls], recursive: true }, { signal: never });
    if (!result.ok) throw new Error(result.error.detail);
    return [...engine.outcomes(result.value.batchId)][0];
  };
  const before = await run();
  expect(before?.lanes.map((lane) => lane.side)).toEqual(['agent', 'client']);
  expect(engine.setAgentChannel(before?.callId ?? '', 'right')).toBe(true);
  expect((await run())?.lanes.map((lane) => lane.side)).toEqual(['client', 'agent']);
});

test('a call knows what stands around it in the list it is opened from', async () => {
  const folder = makeFolder(onTestFinished);
  const calls = makeCalls(folder, 3);
  writeFileSync(join(calls, 'call-02-again.wav'), readFileSync(join(calls, 'call-01.wav')));
  writeFileSync(join(calls, 'call-01-empty.wav'), '');
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  const batch = await engine.runBatch({ paths: [calls], recursive: true }, { signal: never });
  if (!batch.ok) throw new Error(batch.error.detail);
  const query = { ...NO_FILTERS, batchId: batch.value.batchId };
  const sort = { by: 'position', descending: false } as const;
  const { rows } = await engine.lists.page({ query, sort, offset: 0, limit: 10 });
  const idOf = (name: string) => rows.find(({ fileName }) => fileName === name)?.callId ?? '';
  const rowOf = (name: string) => rows.findIndex(({ fileName }) => fileName === name);
  const place = (name: string) => ({ callId: idOf(name), row: rowOf(name) });
  expect(idOf('call-02-again.wav')).toBe(idOf('call-01.wav'));
  expect(await engine.lists.neighbours({ query, sort, callId: idOf('call-02.wav') })).toEqual({
    index: 1,
    total: 3,
    previous: place('call-01.wav'),
    next: place('call-03.wav'),
  });
  const backwards = { by: 'fileName', descending: true } as const;
  expect(await engine.lists.neighbours({ query, sort: backwards, callId: idOf('call-03.wav') })).toMatchObject({
    index: 0,
    previous: null,
    next: { callId: idOf('call-02.wav') },
  });
  expect(await engine.lists.neighbours({ query, sort, callId: 'another' })).toEqual({
    index: null,
    total: 3,
    previous: null,
    next: null,
  });
});

test('one engine at a time on a catalog', async () => {
  const options = testOptions(makeFolder(onTestFinished));
  const engine = await openTestEngine(options);
  expect(await openEngine(options)).toMatchObject({ ok: false, error: { code: 'profile_in_use' } });
  await engine.close();
  const next = await openTestEngine(options);
  await next.close();
});

test('a catalog that cannot lie where it was asked for is an answer, and holds nobody up', async () => {
  const folder = makeFolder(onTestFinished);
  const options = testOptions(folder);
  writeFileSync(join(folder, 'file'), '');
  for (const [catalogFile, code] of [
    [join(folder, 'file', 'c.sqlite'), 'not_found'],
    ['/proc/nabra/c.sqlite', 'not_found'],
    [folder, 'disk_error'],
  ] as const) {
    expect(await openEngine({ ...options, catalogFile })).toMatchObject({ ok: false, error: { code } });
  }
  const unwritable = { ...options, profileFolder: join(folder, 'file', 'profile') };
  expect(await openEngine(unwritable)).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

test('a queue that cannot be opened lets go of the catalog', async () => {
  const options = testOptions(makeFolder(onTestFinished));
  await (await openTestEngine(options)).close();
  const file = join(options.profileFolder, 'catalog.sqlite');
  const database = new Database(file);
  const statement = 'BEFORE UPDATE ON batches BEGIN SELECT RAISE(ABORT, 1); END';
  database.exec(`INSERT INTO batches VALUES ('b', 'running', '{}', '{}', NULL, 'now', NULL);
    CREATE TRIGGER refuse ${statement}`);
  await expect(openEngine(options)).rejects.toThrow();
  database.exec('DROP TRIGGER refuse');
  database.close();
  await (await openTestEngine(options)).close();
});

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
  const textless = [...engine.outcomes(first.value.batchId, { lanes: false })];
  expect(textless).toEqual(
    [...engine.outcomes(first.value.batchId)].map((one) => ({ ...one, lanes: [], topics: null })),
  );
});
