import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { silentLog } from '../platform/log.ts';
import type { BatchRoom } from './batch/batch-room.ts';
import { runBatch } from './batch/run-batch.ts';
import { openCatalog } from './catalog/open.ts';
import { takeOwnership } from './owner-lock.ts';
import { openQueue } from './queue/job-queue.ts';
import { DEFAULT_LIMITS } from './queue/limits.ts';
import { makeCalls, makeFolder } from './queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from './queue/testing/open-test-engine.ts';

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

test('a disk that fills up at any moment pauses the batch; with space again nothing is lost or done twice', async () => {
  const folder = makeFolder(onTestFinished);
  const calls = makeCalls(folder, CALLS);
  let paused = 0;
  // From so few pages that the batch cannot even be noted to so many that it goes through.
  for (let extraPages = 0; ; extraPages += 4) {
    const options = testOptions(join(folder, `with-${extraPages}`));
    const catalogFile = join(options.profileFolder, 'catalog.sqlite');
    const owner = takeOwnership(catalogFile);
    const open = openCatalog(catalogFile);
    if (!open.ok || !owner.ok) throw new Error('cannot open');
    const { database } = open.value.catalog;
    const room: BatchRoom = {
      ...options,
      catalogFile,
      open: open.value,
      queue: openQueue(open.value.catalog, open.value.epoch, 2),
      fork: { entry: options.analyzerEntry, runId: 'full' },
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      minFreeBytes: 0,
      log: silentLog(),
    };
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
    open.value.close();
    owner.value.release();
    if (first.ok) break;
  }
  expect(paused).toBeGreaterThan(3);
});

function checkWhole(database: Database.Database): void {
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.prepare(`SELECT count(*) AS n FROM calls WHERE state = 'done'`).get()).toEqual({ n: CALLS });
  expect(database.prepare('SELECT count(*) AS n FROM chunks').get()).toEqual({ n: CALLS * 6 });
}
