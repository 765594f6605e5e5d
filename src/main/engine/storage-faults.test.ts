import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { silentLog } from '../platform/log.ts';
import type { BatchRoom } from './batch/batch-room.ts';
import { runBatch } from './batch/run-batch.ts';
import { openCatalog } from './catalog/open.ts';
import type { EngineOptions } from './index.ts';
import { takeOwnership } from './owner-lock.ts';
import { openQueue } from './queue/job-queue.ts';
import { DEFAULT_LIMITS } from './queue/limits.ts';
import { makeCalls, makeFolder } from './queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from './queue/testing/open-test-engine.ts';
import { openBedrockOffice } from './topics/open-bedrock.ts';
import { openTopicThread } from './topics/thread/open-thread.ts';
import { openTopicOffice } from './topics/topic-office.ts';

const never = new AbortController().signal;
const CALLS = 24;

test('too little space to begin with is said before anything is done', async () => {
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine({ ...testOptions(folder), minFreeBytes: 1e18 });
  onTestFinished(() => engine.close());
  const result = await engine.runBatch({ paths: [makeCalls(folder, 1)], recursive: true }, { signal: never });
  expect(result).toMatchObject({ ok: false, error: { code: 'disk_full' } });
  expect(engine.batches()).toEqual([]);
});

test('another program that holds the catalog too long pauses the batch, which goes on later', async () => {
  const folder = makeFolder(onTestFinished);
  const calls = makeCalls(folder, 8);
  const { room, close } = openRoom(testOptions(folder, { NABRA_STAGE_MS: '100' }));
  onTestFinished(close);
  const { database } = room.open.catalog;
  database.pragma('busy_timeout = 20');
  const other = new Database(room.catalogFile);
  const holding = { signal: never, onProgress: () => void (other.inTransaction || other.exec('BEGIN IMMEDIATE')) };
  const held = await runBatch(room, { paths: [calls], recursive: true }, holding);
  expect(held).toMatchObject({ ok: false, error: { code: 'disk_error', detail: expect.stringContaining('holds') } });
  other.exec('COMMIT');
  other.close();
  const again = await runBatch(room, { paths: [calls], recursive: true }, { signal: never });
  expect(again.ok && again.value.counts).toMatchObject({ found: 8, failed: 0, rejected: 0 });
});

test('a disk that fills up at any moment pauses the batch; with space again nothing is lost or done twice', async () => {
  const folder = makeFolder(onTestFinished);
  const calls = makeCalls(folder, CALLS);
  let paused = 0;
  // From so few pages that the batch cannot even be noted to so many that it goes through.
  for (let extraPages = 0; ; extraPages += 4) {
    const options = testOptions(join(folder, `with-${extraPages}`));
    const { room, close } = openRoom(options);
    const { database } = room.open.catalog;
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages + extraPages}`);
    const first = await runBatch(room, { paths: [calls], recursive: true }, { signal: never });
    if (!first.ok) {
      expect(first.error.code).toBe('disk_full');
      paused += 1;
    }
    database.pragma('max_page_count = 1000000');
    const again = await runBatch(room, { paths: [calls], recursive: true }, { signal: never });
    if (!again.ok) throw new Error(again.error.detail);
    expect(again.value.counts).toMatchObject({ found: CALLS, failed: 0, rejected: 0 });
    expect(again.value.counts.analysed + again.value.counts.skipped).toBe(CALLS);
    checkWhole(database);
    close();
    if (first.ok) break;
  }
  expect(paused).toBeGreaterThan(3);
});

/** What the engine lends to a batch, with its catalog at hand. */
function openRoom(options: EngineOptions): { readonly room: BatchRoom; close(): void } {
  const owner = takeOwnership(join(options.profileFolder, 'catalog.sqlite'));
  if (!owner.ok) throw new Error(owner.error.detail);
  const { catalogFile } = owner.value;
  const open = openCatalog(catalogFile);
  if (!open.ok) throw new Error(open.error.detail);
  const room: BatchRoom = {
    ...options,
    catalogFile,
    open: open.value,
    queue: openQueue(open.value.catalog, open.value.epoch, 2),
    fork: { entry: options.analyzerEntry, runId: 'storage', ...(options.analyzerEnv && { env: options.analyzerEnv }) },
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    minFreeBytes: 0,
    topics: openTopicOffice(
      {
        catalog: open.value.catalog,
        thread: openTopicThread(options.topicThreadEntry, silentLog()),
        log: silentLog(),
        glossariesFrom: null,
      },
      openBedrockOffice(open.value.catalog, silentLog()),
      new AbortController().signal,
    ),
    log: silentLog(),
  };
  const close = () => {
    open.value.close();
    owner.value.release();
  };
  return { room, close };
}

function checkWhole(database: Database.Database): void {
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.prepare(`SELECT count(*) AS n FROM calls WHERE state = 'done'`).get()).toEqual({ n: CALLS });
  expect(database.prepare('SELECT count(*) AS n FROM chunks').get()).toEqual({ n: CALLS * 6 });
}
