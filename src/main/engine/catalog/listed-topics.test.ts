import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_FILTERS, topicStateSchema } from '../../../shared/domain/call-list.ts';
import { makeFolder } from '../queue/testing/make-folder.ts';
import { createCallLists } from './call-lists.ts';
import { correctTopics } from './call-topics.ts';
import { openCatalog } from './open.ts';
import { prepareTopics } from './testing/made-topics.ts';
import { countTopicInSql, countTopicStateInSql, labelsInSql } from './testing/topics-in-sql.ts';
import { markOutdated } from './touched-calls.ts';

const CALLS = 400;
const FUSION = { textWeight: 0.7, textUnsureBelow: null, acousticUnsureBelow: null, fusedUnsureBelow: 0.5 };
const SCANNED = { by: 'position', descending: false } as const;

/** Numbers that look like chance and are the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

function batch() {
  const opened = openCatalog(join(makeFolder(onTestFinished), 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(opened.value.close);
  const { catalog } = opened.value;
  catalog.database.exec(`INSERT INTO settings_snapshots VALUES (1, 'key', '{}', '{}', 'now');
    INSERT INTO batches VALUES ('batch', 'running', '{}', '{}', NULL, 'now', NULL)`);
  const giveTopics = prepareTopics(catalog);
  const random = chance(7);
  catalog.transaction(() => {
    for (let n = 0; n < CALLS; n++) {
      catalog.database.exec(`INSERT INTO recordings VALUES (${n}, '${n}', 1, 'pcm', 8000, 2, 1);
        INSERT INTO files (id, path_bytes, path, name, modified_ms, size_bytes) VALUES (${n}, CAST('${n}' AS BLOB), '${n}', '${n}', 0, 1);
        INSERT INTO calls (id, recording_id, settings_id, file_id, agent_channel, state, duration_s, channels, lane_channels, created_at)
          VALUES ('c${n}', ${n}, 1, ${n}, 'left', 'done', 60, 2, '[0, 1]', 'now');
        INSERT INTO batch_files VALUES ('batch', ${n}, ${n}, 'c${n}', 0, 'done', NULL)`);
      giveTopics(`c${n}`, n % 3 === 0 ? 'B2B' : 'B2C', [], random);
    }
  });
  const batchId = 'batch';
  return { catalog, batchId, lists: createCallLists(catalog, () => FUSION), all: { ...NO_FILTERS, batchId } };
}

test('filters and counts by topic find what the database finds', async () => {
  const { catalog, batchId, lists, all } = batch();
  const { topics, topicStates } = await lists.facets(all);
  const expected = [
    ...labelsInSql(catalog.database, batchId),
    ...(['B2B', 'B2C'] as const).map((glossary) => ({ glossary, label: null })),
  ].map((topic) => ({ ...topic, files: countTopicInSql(catalog.database, batchId, topic) }));
  expect(expected.length).toBeGreaterThan(40);
  expect(new Set(topics)).toEqual(new Set(expected));
  expect(topics.map(({ files }) => files)).toEqual(topics.map(({ files }) => files).toSorted((a, b) => b - a));
  for (const { files, ...topic } of topics) {
    expect(await lists.positions({ ...all, topics: [topic] }, SCANNED)).toHaveLength(files);
  }
  for (const topicState of topicStateSchema.options) {
    const files = countTopicStateInSql(catalog.database, batchId, topicState);
    expect(files).toBeGreaterThan(0);
    expect(topicStates[topicState]).toBe(files);
    expect(await lists.positions({ ...all, topicState }, SCANNED)).toHaveLength(files);
  }
});

test('of several topics one is enough, and a label of the other glossary is another topic', async () => {
  const { lists, all } = batch();
  const [b2b, b2c] = (['B2B', 'B2C'] as const).map((glossary) => ({ glossary, label: 'Facturation' }));
  if (!b2b || !b2c) throw new Error('there are two glossaries');
  const of = async (topics: (typeof b2b)[]) => [...(await lists.positions({ ...all, topics }, SCANNED))];
  const [one, other] = [await of([b2b]), await of([b2c])];
  expect(await of([b2b, b2c])).toEqual([...one, ...other].toSorted((a, b) => a - b));
  expect(one.filter((position) => other.includes(position))).toEqual([]);
});

test('a topic that is chosen keeps its place among the counts when nothing is left of it', async () => {
  const { lists, all } = batch();
  const chosen = { glossary: 'B2C', label: 'no such topic' } as const;
  expect((await lists.facets({ ...all, topics: [chosen] })).topics).toContainEqual({ ...chosen, files: 0 });
});

test('lists go by the first topic; then come those that none fits, and last those without', async () => {
  const { lists, all } = batch();
  for (const descending of [false, true]) {
    const { rows } = await lists.page({ query: all, sort: { by: 'topics', descending }, offset: 0, limit: 400 });
    const firsts = rows.flatMap(({ topics }) => topics?.labels.slice(0, 1) ?? []);
    const sorted = firsts.toSorted((a, b) => a.localeCompare(b, 'fr'));
    expect(firsts).toEqual(descending ? sorted.toReversed() : sorted);
    expect(rows.at(-1)?.topics).toBeNull();
    const none = rows.findIndex(({ topics }) => topics?.labels.length === 0);
    expect(none === 0).toBe(descending);
  }
});

test('what a person says and what a change of the glossary touches is seen at the next question', async () => {
  const { catalog, batchId, lists, all } = batch();
  const { rows } = await lists.page({ query: all, sort: SCANNED, offset: 0, limit: 400 });
  const before = (await lists.facets(all)).topicStates;
  const call = rows.find(({ topics }) => topics?.by === 'local' && topics.state === 'done' && topics.labels.length > 0);
  const callId = call?.callId ?? '';
  correctTopics(catalog, callId, []);
  markOutdated(catalog, [callId]);
  const after = (await lists.facets(all)).topicStates;
  expect(after).toEqual({ ...before, corrected: before.corrected + 1, outdated: before.outdated + 1 });
  const row = async () =>
    (await lists.page({ query: all, sort: SCANNED, offset: 0, limit: 400 })).rows.find((one) => one.callId === callId);
  expect((await row())?.topics).toMatchObject({ by: 'human', labels: [], state: 'outdated' });
  correctTopics(catalog, callId, null);
  expect((await row())?.topics).toMatchObject({ by: 'local', labels: call?.topics?.labels });
  catalog.database.prepare('DELETE FROM call_topics WHERE call_id = ?').run(callId);
  expect((await lists.facets(all)).topicStates.missing).toBe(
    countTopicStateInSql(catalog.database, batchId, 'missing'),
  );
});
