import { expect, test } from 'vitest';
import { MOST_GROUPED, MOST_LISTED } from '../../../shared/ipc/engine/glossary-requests.ts';
import { listCallsOfLine, listConfusions, listUnfitCalls } from './glossary-calls.ts';
import { catalogOfCalls } from './testing/catalog-of-calls.ts';
import { groupTopicChanges } from './topic-changes.ts';
import { beginTopicRun, noteTopicChanges } from './topic-runs.ts';

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

test('the changes of ten thousand calls are counted whole and listed in part', async () => {
  const { catalog, versionId } = catalogOfCalls(10_000);
  const run = beginTopicRun(catalog, 'B2C', versionId);
  const changes = Array.from({ length: 10_000 }, (_, n) => ({
    callId: `c${n}`,
    before: n % 2 === 0 ? ['b', 'a'] : ['a', 'b'],
    after: n % 4 === 0 ? ['a', 'b'] : [`label ${n % 301}`],
  }));
  noteTopicChanges(catalog, run, changes, 0);
  const { groups, moreGroups, same } = await groupTopicChanges(catalog, run, MOST_GROUPED);
  expect([groups.length, moreGroups, same.count, same.calls.length]).toEqual([100, 201, 2500, 20]);
  expect(groups[0]).toMatchObject({ before: ['a', 'b'], count: 26 });
  expect(bytesOf({ groups, moreGroups, same })).toBeLessThan(1e6);
});

test('lists of ten thousand calls stay small, and others are answered while they are read', async () => {
  const { catalog, versionId } = catalogOfCalls(10_000);
  const quote = { side: 'client', channel: 1, position: 0, startS: 0, endS: 1, text: 'فاتورة '.repeat(200) };
  const topic = (id: string) => ({ entryId: id, label: id, score: 0.9, evidence: [quote] });
  catalog.database
    .prepare(
      `INSERT INTO call_topics SELECT id, 'B2C', ${versionId}, 'then', 'done', 'local', 'local', NULL, 'made',
        iif(file_id % 3 = 0, '[]', json_array(json(?))), iif(file_id % 3 = 0, json(?), NULL), NULL, 'now' FROM calls`,
    )
    .run(JSON.stringify(topic('a')), JSON.stringify(topic('b')));
  catalog.database.exec(`INSERT INTO topic_corrections
    SELECT id, 'B2C', json_array(json_object('entryId', 'z', 'label', 'z')), 'now' FROM calls WHERE file_id % 3 = 1`);
  let others = 0;
  const count = setInterval(() => others++, 0);
  const unfit = await listUnfitCalls(catalog, 'B2C', MOST_LISTED);
  const ofLine = await listCallsOfLine(catalog, 'B2C', 'a', MOST_LISTED);
  const confusions = await listConfusions(catalog, 'B2C', MOST_GROUPED);
  clearInterval(count);
  expect(others).toBeGreaterThan(10);
  expect([unfit.length, ofLine.length]).toEqual([MOST_LISTED, MOST_LISTED]);
  expect(confusions).toMatchObject({ more: 0, confusions: [{ machine: 'a', person: 'z', count: 3333 }] });
  for (const list of [unfit, ofLine, confusions]) expect(bytesOf(list)).toBeLessThan(1e6);
});
