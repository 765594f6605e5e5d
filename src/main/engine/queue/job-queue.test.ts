import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { appError } from '../../../shared/errors.ts';
import { type OpenCatalog, openCatalog } from '../catalog/open.ts';
import { type ClaimScope, openQueue } from './job-queue.ts';
import { makeFolder } from './testing/make-folder.ts';

const SCOPE: ClaimScope = {
  batchId: 'batch',
  models: '{}',
  versions: { decode: 'd', vad: 'v', asr: 'a', text: 't', acoustic: 'h' },
  redo: [],
};
const SETTINGS = '{"asrModel":"a","vadModel":"v","chunkDurationS":25,"overlapS":1,"mergeGapS":0.5,"minDurationS":0.3}';
const TIMES = { decodeS: 1, vadS: 2, asrS: 3, textS: 4, acousticS: 5 };
const DECODED = {
  stage: 'decode' as const,
  result: { durationS: 1, channels: 2, sampleRateHz: 8000, codec: 'c', laneChannels: [0, 1], findings: [] },
};

/** A catalog whose batch has calls `c0` … of these lengths in seconds, waiting. */
function catalogWith(lengthsS: readonly number[]): OpenCatalog {
  const opened = openCatalog(join(makeFolder(onTestFinished), 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  const { database } = opened.value.catalog;
  onTestFinished(() => {
    database.close();
  });
  database.exec(`INSERT INTO settings_snapshots VALUES (1, 'key', '${SETTINGS}', '{}', 'now');
    INSERT INTO batches VALUES ('batch', 'running', '{}', '{}', NULL, 'now', NULL)`);
  database.transaction(() => {
    lengthsS.forEach((lengthS, n) => {
      database.prepare('INSERT INTO recordings VALUES (?, ?, 1, ?, 8000, 2, 1)').run(n, `${n}`, 'pcm');
      database
        .prepare(
          'INSERT INTO files (id, path_bytes, path, name, modified_ms, size_bytes, recording_id) VALUES (?, ?, ?, ?, 0, 1, ?)',
        )
        .run(n, Buffer.from(`/${n}`), `/${n}`, `${n}`, n);
      database
        .prepare(
          `INSERT INTO calls (id, recording_id, settings_id, file_id, agent_channel, state, batch_id, duration_s, channels, created_at)
           VALUES (?, ?, 1, ?, 'left', 'queued', 'batch', ?, 2, 'now')`,
        )
        .run(`c${n}`, n, n, lengthS);
      database.prepare(`INSERT INTO batch_files VALUES ('batch', ?, ?, ?, 0, 'pending', NULL)`).run(n, n, `c${n}`);
    });
  })();
  return opened.value;
}

test('the longest call is given out first, and no shorter one overtakes it', () => {
  const { catalog, epoch } = catalogWith([5, 50, 20]);
  const queue = openQueue(catalog, epoch, 2);
  expect(queue.claim(SCOPE, false, 30)).toBeNull();
  expect([1, 2, 3, 4].map(() => queue.claim(SCOPE, false, 60)?.callId)).toEqual(['c1', 'c2', 'c0', undefined]);
});

test('a call that was part of a crash runs alone, before the others', () => {
  const { catalog, epoch } = catalogWith([5, 50]);
  const queue = openQueue(catalog, epoch, 2);
  queue.claim(SCOPE, true, 100);
  queue.crash('c1', appError('worker_crashed', 'SIGSEGV', 'asr'), SCOPE.versions);
  expect(queue.claim(SCOPE, false, 100)?.callId).toBe('c0');
  expect(queue.claim(SCOPE, true, 100)).toMatchObject({ callId: 'c1', alone: true });
  expect(queue.crash('c1', appError('worker_crashed', 'SIGSEGV', 'asr'), SCOPE.versions)).toBe('failed');
});

test('stages that are committed are known to the next try, and committing one twice is committing it once', () => {
  const { catalog, epoch } = catalogWith([5]);
  const queue = openQueue(catalog, epoch, 2);
  queue.claim(SCOPE, true, 100);
  queue.commitStage('c0', DECODED, SCOPE.versions);
  queue.commitStage('c0', DECODED, SCOPE.versions);
  queue.release('c0');
  expect(queue.claim(SCOPE, true, 100)?.known).toEqual([DECODED]);
});

test('a call is not done before each of its stages is', () => {
  const { catalog, epoch } = catalogWith([5]);
  const queue = openQueue(catalog, epoch, 2);
  queue.claim(SCOPE, true, 100);
  queue.commitStage('c0', DECODED, SCOPE.versions);
  expect(queue.finish('c0', TIMES)).toBe(false);
  expect(queue.waiting(SCOPE)).toBe(1);
});

test('what an earlier start of the engine left running waits again, and its late messages are not heard', () => {
  const { catalog, epoch } = catalogWith([5]);
  const old = openQueue(catalog, epoch, 2);
  old.claim(SCOPE, true, 100);
  catalog.database.exec(`INSERT INTO engine_runs VALUES (${epoch + 1}, 1, 'now', NULL)`);
  const now = openQueue(catalog, epoch + 1, 2);
  expect(now.claim(SCOPE, true, 100)?.callId).toBe('c0');
  expect(old.commitStage('c0', DECODED, SCOPE.versions)).toBe(false);
  expect(old.fail('c0', appError('internal', 'late'), SCOPE.versions)).toBe(false);
  expect(now.commitStage('c0', DECODED, SCOPE.versions)).toBe(true);
});

test('5,000 waiting calls are given out and released in seconds', () => {
  const { catalog, epoch } = catalogWith(Array.from({ length: 5000 }, (_, n) => 10 + ((n * 7919) % 300)));
  catalog.database.pragma('synchronous = OFF');
  const queue = openQueue(catalog, epoch, 2);
  const startMs = performance.now();
  let claimed = 0;
  for (let call = queue.claim(SCOPE, claimed % 8 === 0, 1e9); call; call = queue.claim(SCOPE, claimed % 8 === 0, 1e9)) {
    claimed += 1;
  }
  expect(claimed).toBe(5000);
  expect(performance.now() - startMs).toBeLessThan(20_000);
});

test('200,000 calls that another batch left queued cost a claim nothing', () => {
  const { catalog, epoch } = catalogWith([5, 50, 20]);
  catalog.database.pragma('synchronous = OFF');
  const rows = `WITH RECURSIVE nth (n) AS (SELECT 1000 UNION ALL SELECT n + 1 FROM nth LIMIT 200000)`;
  catalog.database.exec(`INSERT INTO batches VALUES ('other', 'cancelled', '{}', '{}', NULL, 'now', 'now');
    INSERT INTO recordings ${rows} SELECT n, n, 1, 'pcm', 8000, 2, 1 FROM nth;
    INSERT INTO calls (id, recording_id, settings_id, file_id, agent_channel, state, batch_id, duration_s, channels, created_at)
      ${rows} SELECT 'o' || n, n, 1, 0, 'left', 'queued', 'other', 100 + n % 300, 2, 'now' FROM nth;
    INSERT INTO batch_files ${rows} SELECT 'other', n, 0, 'o' || n, 0, 'pending', NULL FROM nth`);
  const queue = openQueue(catalog, epoch, 2);
  const startMs = performance.now();
  expect([1, 2, 3, 4].map(() => queue.claim(SCOPE, true, 1e9)?.callId)).toEqual(['c1', 'c2', 'c0', undefined]);
  expect(performance.now() - startMs).toBeLessThan(100);
});
