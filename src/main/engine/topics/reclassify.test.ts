import { expect, onTestFinished, test } from 'vitest';
import type { Glossary } from '../../../shared/domain/topics.ts';
import { settingsSchema } from '../../../shared/settings/schema.ts';
import { listTopicRuns, readTopicChanges } from '../catalog/topic-runs.ts';
import { outdatedCalls } from '../catalog/touched-calls.ts';
import { makeCalls, makeFolder } from '../queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from '../queue/testing/open-test-engine.ts';

const never = new AbortController().signal;

test('a change of a line classifies only the calls again that it touches, and says what became of them', async () => {
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  const ran = await engine.runBatch({ paths: [makeCalls(folder, 6)], recursive: true }, { signal: never });
  if (!ran.ok) throw new Error(ran.error.detail);
  const { shelf, room } = engine.topics;
  const calls = [...engine.outcomes(ran.value.batchId)].map(({ callId }) => callId ?? '').sort();
  const said = (callId: string | undefined, text: string) =>
    room.catalog.database.prepare('UPDATE chunks SET text = ? WHERE call_id = ? AND position = 0').run(text, callId);
  said(calls[1], 'la fibre est arrivée hier');
  said(calls[4], 'Elles sont coupées, mes FIBRÉS !');
  const current = await shelf.current('B2C');
  if (!current.ok) throw new Error(current.error.detail);
  const added: Glossary = {
    name: 'B2C',
    entries: [
      ...current.value.content.entries,
      { id: 'new', topic: 'Coupure', subtopic: '', definition: '', keywords: ['fibre coupee'], examples: [] },
    ],
  };
  expect(await shelf.touchedBy(added)).toEqual({ ok: true, value: [calls[4]] });
  const edited = await shelf.edit(added, current.value.id, 'Coupure');
  if (!edited.ok) throw new Error(edited.error.detail);
  expect(edited.value.touched).toEqual([calls[4]]);
  expect(outdatedCalls(room.catalog, 'B2C')).toEqual([calls[4]]);
  expect(await shelf.edit(added, current.value.id, 'too late')).toMatchObject({ ok: false });

  const settings = settingsSchema.parse({});
  const done = await engine.topics.reclassify('B2C', settings, () => {}, never);
  if (!done.ok) throw new Error(done.error.detail);
  expect(done.value).toMatchObject({ calls: 1, changed: 1, costUsd: 0 });
  expect(readTopicChanges(room.catalog, done.value.runId)).toMatchObject([
    { callId: calls[4], before: [], after: expect.arrayContaining(['Coupure']) },
  ]);
  expect(listTopicRuns(room.catalog, 'B2C')).toMatchObject([{ calls: 1, changed: 1 }]);

  const back = await shelf.takeBack(current.value.id);
  expect(back).toMatchObject({ ok: true, value: { touched: [calls[4]], glossary: { version: 3, origin: 'undo' } } });
});
