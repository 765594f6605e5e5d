import { expect, onTestFinished, test } from 'vitest';
import { settingsSchema } from '../../../shared/settings/schema.ts';
import { readCallTopics } from '../catalog/call-topics.ts';
import { addGlossaryVersion, readGlossaryVersion } from '../catalog/glossary-versions.ts';
import { outdatedCalls } from '../catalog/touched-calls.ts';
import { makeCalls, makeFolder } from '../queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from '../queue/testing/open-test-engine.ts';
import { startTopicRun } from './topic-run.ts';

const never = new AbortController().signal;
const SETTINGS = settingsSchema.parse({});

async function analysed(count: number) {
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  const paths = [makeCalls(folder, count)];
  const request = { paths, recursive: true } as const;
  const ran = await engine.runBatch({ ...request, settings: { topics: 'off' } }, { signal: never });
  if (!ran.ok) throw new Error(ran.error.detail);
  const calls = [...engine.outcomes(ran.value.batchId)].map(({ callId }) => callId ?? '');
  const { room, shelf, local } = engine.topics;
  return { engine, request, calls, room, shelf, local };
}

/** Rules of a run on this machine by the B2C glossary. */
function rulesOf(fusion: Parameters<typeof startTopicRun>[1]['fusion']) {
  return { remote: null, threshold: null, fusion, lanes: 1, redoBefore: null, glossaryOf: () => 'B2C' as const };
}
const FUSION = { textWeight: 0.7, textUnsureBelow: null, acousticUnsureBelow: null, fusedUnsureBelow: 0.5 };

test('a call on which the thread dies costs the others nothing, and the batch is done', async () => {
  const { shelf, room, local, calls } = await analysed(5);
  await shelf.current('B2C');
  const { catalog } = room;
  catalog.database.prepare(`UPDATE chunks SET text = 'deadly' WHERE call_id = ?`).run(calls[2]);
  const deadly: typeof local = {
    classify: async (glossary, turns, ...rest) =>
      turns.flat().some(({ text }) => text === 'deadly')
        ? { ok: false, error: { code: 'worker_crashed', detail: 'the other process is gone' } }
        : local.classify(glossary, turns, ...rest),
  };
  const run = startTopicRun({ room, shelf, local: deadly }, rulesOf(FUSION), never);
  for (const callId of calls) run.add(callId);
  expect(await run.finish()).toEqual({ ok: true, value: null });
  expect(run.tally).toMatchObject({ due: 5, done: 4, failed: 1 });
});

test('a full disk ends the topics with its own reason, and never as an error nobody waits for', async () => {
  const { engine, room, request } = await analysed(5);
  const { database } = room.catalog;
  database.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON call_topics BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  const ran = await engine.runBatch(request, { signal: never });
  expect(ran).toMatchObject({ ok: true, value: { topics: { done: 0, failed: 5 } } });
  database.exec('DROP TRIGGER full');
  expect(await engine.runBatch(request, { signal: never })).toMatchObject({ ok: true, value: { topics: { done: 5 } } });
});

test('a call that a person changes while it is classified is classified once more, as it is then', async () => {
  const { engine, room, shelf, local, calls } = await analysed(1);
  let first = true;
  const meddled: typeof local = {
    async classify(...asked) {
      const found = await local.classify(...asked);
      if (first) engine.setAgentChannel(calls[0] ?? '', 'right');
      first = false;
      return found;
    },
  };
  const run = startTopicRun({ room, shelf, local: meddled }, rulesOf(FUSION), never);
  run.add(calls[0] ?? '');
  await run.finish();
  const found = readCallTopics(room.catalog, calls[0] ?? '');
  expect(found?.state).toBe('done');
  for (const { side, channel } of found?.summary?.quotes ?? []) expect(side).toBe(channel === 1 ? 'agent' : 'client');
  expect(first).toBe(false);
});

test('what a person said holds for the glossary it was said of, also in the summary, and follows a line’s new name', async () => {
  const { engine, room, shelf, calls, request } = await analysed(1);
  await engine.runBatch(request, { signal: never });
  const callId = calls[0] ?? '';
  const current = await shelf.current('B2C');
  if (!current.ok) throw new Error(current.error.detail);
  const [line, ...others] = current.value.content.entries;
  if (!line) throw new Error('the sample has lines');
  engine.topics.calls.correct(callId, [line.id], SETTINGS);
  await engine.topics.calls.classifyAgain(callId, SETTINGS);
  expect(readCallTopics(room.catalog, callId)?.summary?.text).toContain('L’appel porte sur');
  await shelf.edit(
    { name: 'B2C', entries: [{ ...line, subtopic: 'Autrement' }, ...others] },
    current.value.id,
    'renamed',
  );
  expect(readCallTopics(room.catalog, callId)?.corrected?.[0]?.label).toContain('Autrement');
  await engine.topics.calls.chooseGlossary(callId, 'B2B', SETTINGS);
  expect(readCallTopics(room.catalog, callId)).toMatchObject({ glossary: 'B2B', corrected: null });
  await engine.topics.calls.chooseGlossary(callId, null, SETTINGS);
  expect(readCallTopics(room.catalog, callId)?.corrected).toHaveLength(1);
});

test('every change whose calls were not found before the engine ended finds them after', async () => {
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine(testOptions(folder));
  const ran = await engine.runBatch({ paths: [makeCalls(folder, 2)], recursive: true }, { signal: never });
  if (!ran.ok) throw new Error(ran.error.detail);
  const [call] = [...engine.outcomes(ran.value.batchId)].map(({ callId }) => callId ?? '');
  const { catalog } = engine.topics.room;
  catalog.database.prepare(`UPDATE chunks SET text = 'un mot rare' WHERE call_id = ?`).run(call);
  const before = readGlossaryVersion(catalog, 'B2C');
  if (!before) throw new Error('the sample is there');
  const [line, ...others] = before.content.entries;
  if (!line) throw new Error('the sample has lines');
  const edited = (keyword: string) => ({
    ...{ origin: 'edit' as const, title: keyword, workbook: null, notes: [] },
    content: { name: 'B2C' as const, entries: [{ ...line, keywords: [...line.keywords, keyword] }, ...others] },
  });
  addGlossaryVersion(catalog, edited('mot rare'));
  addGlossaryVersion(catalog, edited('autre chose'));
  await engine.close();
  const later = await openTestEngine(testOptions(folder));
  onTestFinished(() => later.close());
  const done = await later.topics.reclassify('B2C', SETTINGS, () => {}, never);
  expect(done).toMatchObject({ ok: true, value: { calls: 1 } });
  expect(outdatedCalls(later.topics.room.catalog, 'B2C')).toEqual([]);
});
