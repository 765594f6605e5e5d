import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type CallQuery, type CallSort, NO_FILTERS } from '../../../shared/domain/call-list.ts';
import { appError } from '../../../shared/errors.ts';
import { makeFolder } from '../queue/testing/make-folder.ts';
import { type CallLists, createCallLists } from './call-lists.ts';
import type { Catalog } from './catalog.ts';
import { openCatalog } from './open.ts';

const ALL: CallQuery = { ...NO_FILTERS, batchId: 'batch' };
const SCANNED: CallSort = { by: 'position', descending: false };

/** Name, length in seconds, flag and status of each file; without a length it never became a call. */
const FILES = [
  ['20261103-090000_zineb_B2B_1.wav', 30, 'clipping', 'done'],
  ['20261101-090000_adil_B2C_2.wav', 400, null, 'done'],
  ['notes.wav', null, null, 'rejected'],
  ['20261102-090000_adil_B2B_3.wav', 75, 'bleed', 'failed'],
  ['20261104-090000_zineb_B2C_4.wav', 1200, 'clipping', 'pending'],
] as const;

/** A catalog of one batch with `FILES`, and its lists. */
function listsOfFiles(): { readonly catalog: Catalog; readonly lists: CallLists } {
  const opened = openCatalog(join(makeFolder(onTestFinished), 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  const { catalog } = opened.value;
  const { database } = catalog;
  onTestFinished(() => {
    database.close();
  });
  database.exec(`INSERT INTO settings_snapshots VALUES (1, 'key', '{}', '{}', 'now');
    INSERT INTO batches VALUES ('batch', 'running', '{}', '{}', NULL, 'now', NULL)`);
  for (const [n, file] of FILES.entries()) addFile(catalog, n, file);
  return { catalog, lists: createCallLists(catalog, () => FUSION) };
}

const FUSION = { textWeight: 0.7, textUnsureBelow: null, acousticUnsureBelow: null, fusedUnsureBelow: 0.5 };

const NO_SENTIMENTS = {
  average: { negative: 0, neutral: 0, positive: 0, unsure: 0 },
  trend: { falling: 0, steady: 0, rising: 0 },
  notJudged: 1,
};

type File = readonly [name: string, durationS: number | null, flag: string | null, status: string];

function addFile({ database }: Catalog, n: number, [name, durationS, flag, status]: File): void {
  const [, day, agent, line] = /^(\d{8})-\d+_(\w+)_(B2B|B2C)_/.exec(name) ?? [];
  const recordedAt = day ? `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T09:00:00` : null;
  database
    .prepare(
      `INSERT INTO files (id, path_bytes, path, name, modified_ms, size_bytes, recorded_at, agent, line_of_business)
       VALUES (?, ?, ?, ?, 0, 1, ?, ?, ?)`,
    )
    .run(n, Buffer.from(name), name, name, recordedAt, agent ?? null, line ?? null);
  const callId = durationS === null ? null : `c${n}`;
  if (callId !== null) {
    database.prepare('INSERT INTO recordings VALUES (?, ?, 1, ?, 8000, 2, 1)').run(n, `${n}`, 'pcm');
    database
      .prepare(
        `INSERT INTO calls (id, recording_id, settings_id, file_id, agent_channel, state, batch_id, duration_s, channels, findings,
           created_at) VALUES (?, ?, 1, ?, 'left', 'queued', 'batch', ?, 2, ?, 'now')`,
      )
      .run(callId, n, n, durationS, JSON.stringify(flag ? [{ flag, detail: '' }] : []));
  }
  const error = status === 'rejected' || status === 'failed' ? JSON.stringify(appError('too_short', '')) : null;
  database.prepare(`INSERT INTO batch_files VALUES ('batch', ?, ?, ?, 0, ?, ?)`).run(n, n, callId, status, error);
}

const listed = async (lists: CallLists, change: Partial<CallQuery>, sort = SCANNED) => [
  ...(await lists.positions({ ...ALL, ...change }, sort)),
];

test('filters narrow together; several flags or agents are any of them', async () => {
  const { lists } = listsOfFiles();
  expect(await listed(lists, {})).toEqual([0, 1, 2, 3, 4]);
  expect(await listed(lists, { status: 'done' })).toEqual([0, 1]);
  expect(await listed(lists, { agents: ['zineb'] })).toEqual([0, 4]);
  expect(await listed(lists, { agents: ['zineb', 'adil'], lineOfBusiness: 'B2B' })).toEqual([0, 3]);
  expect(await listed(lists, { flags: ['clipping', 'bleed'] })).toEqual([0, 3, 4]);
  expect(await listed(lists, { flags: ['clipping'], status: 'pending' })).toEqual([4]);
  expect(await listed(lists, { length: 'from1' })).toEqual([3]);
  expect(await listed(lists, { length: 'from15' })).toEqual([4]);
  expect(await listed(lists, { from: '2026-11-02', to: '2026-11-03' })).toEqual([0, 3]);
  expect(await listed(lists, { name: ' ADIL ' })).toEqual([1, 3]);
});

test('a name is found without its accents, in either Unicode form and in capitals', async () => {
  const { catalog, lists } = listsOfFiles();
  addFile(catalog, 5, ['Bénali rappel.wav'.normalize('NFD'), null, null, 'pending']);
  addFile(catalog, 6, ['20261105-090000_Élodie_B2C_6.wav', 10, null, 'done']);
  for (const name of ['Benali', 'bénali', 'BÉNALI'.normalize('NFD'), 'bénali rap'])
    expect(await listed(lists, { name })).toEqual([5]);
  expect(await listed(lists, { name: 'élodie_b2c' })).toEqual([6]);
});

test('every order goes both ways; what is not known comes last, and the scan breaks ties', async () => {
  const { lists } = listsOfFiles();
  const order = (by: CallSort['by'], descending: boolean) => listed(lists, {}, { by, descending });
  expect(await order('position', true)).toEqual([4, 3, 2, 1, 0]);
  expect(await order('duration', false)).toEqual([0, 3, 1, 4, 2]);
  expect(await order('duration', true)).toEqual([4, 1, 3, 0, 2]);
  expect(await order('recordedAt', false)).toEqual([1, 3, 0, 4, 2]);
  expect(await order('recordedAt', true)).toEqual([4, 0, 3, 1, 2]);
  expect(await order('agent', false)).toEqual([1, 3, 0, 4, 2]);
  expect(await order('agent', true)).toEqual([0, 4, 1, 3, 2]);
  expect(await order('lineOfBusiness', false)).toEqual([0, 3, 1, 4, 2]);
  expect(await order('fileName', false)).toEqual([1, 3, 0, 4, 2]);
  expect(await order('status', false)).toEqual([0, 1, 4, 3, 2]);
  expect(await order('flags', true)).toEqual([0, 3, 4, 1, 2]);
});

test('each filter is counted under the others, so that a count says what choosing it would leave', async () => {
  const { lists } = listsOfFiles();
  expect(await lists.facets({ ...ALL, agents: ['zineb'], status: 'done' })).toEqual({
    total: 5,
    status: { done: 1, pending: 1, failed: 0, rejected: 0 },
    flags: [{ flag: 'clipping', files: 1 }],
    agents: [
      { agent: 'adil', files: 1 },
      { agent: 'zineb', files: 1 },
    ],
    linesOfBusiness: [{ line: 'B2B', files: 1 }],
    lengths: { under1: 1, from1: 0, from5: 0, from15: 0 },
    days: [{ day: '2026-11-03', files: 1 }],
    sentiments: { agent: NO_SENTIMENTS, client: NO_SENTIMENTS },
    disagree: 0,
    topics: [],
    topicStates: { outdated: 0, corrected: 0, fallback: 0, missing: 1 },
  });
});

test('what is written is seen at the next question: added, changed, rolled back', async () => {
  const { catalog, lists } = listsOfFiles();
  expect(await listed(lists, { status: 'pending' })).toEqual([4]);
  addFile(catalog, 5, ['20261105-090000_nora_B2C_5.wav', 10, null, 'pending']);
  expect(await listed(lists, { status: 'pending' })).toEqual([4, 5]);
  catalog.database.exec(`UPDATE batch_files SET status = 'done' WHERE call_id = 'c4'`);
  expect(await listed(lists, { status: 'pending' })).toEqual([5]);
  catalog.database.exec(`UPDATE calls SET duration_s = 2000, findings = '[]' WHERE id = 'c5'`);
  expect(await listed(lists, { length: 'from15' })).toEqual([4, 5]);
  expect(() =>
    catalog.transaction(() => {
      catalog.database.exec(`UPDATE batch_files SET status = 'done' WHERE call_id = 'c5'`);
      throw new Error('thought better of it');
    }),
  ).toThrow();
  expect(await listed(lists, { status: 'pending' })).toEqual([5]);
  catalog.database.exec('DELETE FROM batch_files WHERE position = 5');
  expect(await listed(lists, {})).toEqual([0, 1, 2, 3, 4]);
});

test('a page holds the rows of its stretch, whether the index is there yet or not', async () => {
  const { lists } = listsOfFiles();
  const page = () => lists.page({ query: ALL, sort: SCANNED, offset: 1, limit: 2 });
  const first = await page();
  expect(first.total).toBe(5);
  expect(first.rows.map(({ position }) => position)).toEqual([1, 2]);
  await lists.facets(ALL);
  expect(await page()).toEqual(first);
  const longest = await lists.page({ query: ALL, sort: { by: 'duration', descending: true }, offset: 0, limit: 2 });
  expect(longest.rows.map(({ durationS }) => durationS)).toEqual([1200, 400]);
});

test('a call knows the batches it is in, the newest first', () => {
  const { catalog, lists } = listsOfFiles();
  catalog.database.exec(`INSERT INTO batches VALUES ('newer', 'done', '{}', '{}', NULL, 'or later', NULL);
    INSERT INTO batch_files SELECT 'newer', position, file_id, call_id, linked, status, error FROM batch_files WHERE position = 0`);
  expect(lists.batchesOf('c0')).toEqual(['newer', 'batch']);
  expect(lists.batchesOf('c1')).toEqual(['batch']);
  expect(lists.batchesOf('nobody')).toEqual([]);
});
