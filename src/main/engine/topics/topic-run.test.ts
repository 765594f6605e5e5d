import { expect, onTestFinished, test } from 'vitest';
import { makeCalls, makeFolder } from '../queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from '../queue/testing/open-test-engine.ts';

const never = new AbortController().signal;

test('every call of a batch gets its topics once, and again when it is asked to', async () => {
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  const paths = [makeCalls(folder, 20)];
  const run = async (redoTopics: boolean) => {
    const ran = await engine.runBatch({ paths, recursive: true, redoTopics }, { signal: never });
    if (!ran.ok) throw new Error(ran.error.detail);
    const found = [...engine.outcomes(ran.value.batchId)].map(({ topics }) => topics);
    expect(found).toHaveLength(20);
    expect(
      found.every((one) => one?.state === 'done' && one.by === 'local' && one.summary?.kind === 'extractive'),
    ).toBe(true);
    return ran.value.topics?.done;
  };
  expect(await run(false)).toBe(20);
  expect(await run(false)).toBe(0);
  expect(await run(true)).toBe(20);
});

test('without topics no call has any, and the next run finds them without analysing again', async () => {
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  const paths = [makeCalls(folder, 3)];
  const off = await engine.runBatch({ paths, recursive: true, settings: { topics: 'off' } }, { signal: never });
  if (!off.ok) throw new Error(off.error.detail);
  expect(off.value.topics).toBeNull();
  expect([...engine.outcomes(off.value.batchId)].map(({ topics }) => topics)).toEqual([null, null, null]);
  const on = await engine.runBatch({ paths, recursive: true }, { signal: never });
  if (!on.ok) throw new Error(on.error.detail);
  expect(on.value).toMatchObject({ counts: { analysed: 0, skipped: 3 }, topics: { done: 3 } });
});

test('a person’s topics hold whatever is found again, and can be taken back', async () => {
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  const ran = await engine.runBatch({ paths: [makeCalls(folder, 1)], recursive: true }, { signal: never });
  if (!ran.ok) throw new Error(ran.error.detail);
  const [outcome] = engine.outcomes(ran.value.batchId);
  const callId = outcome?.callId ?? '';
  const glossary = await engine.topics.shelf.current('B2C');
  if (!glossary.ok) throw new Error(glossary.error.detail);
  const [entry] = glossary.value.content.entries;
  const corrected = engine.topics.calls.correct(callId, [entry?.id ?? ''], testOptions(folder).settings);
  expect(corrected.ok && corrected.value.corrected).toHaveLength(1);
  expect(corrected.ok && corrected.value.summary?.text).toContain('L’appel porte sur');
  const again = await engine.topics.calls.classifyAgain(callId, testOptions(folder).settings);
  expect(again.ok && again.value?.corrected).toEqual(corrected.ok && corrected.value.corrected);
  expect(engine.topics.calls.correct(callId, ['nothing like it'], testOptions(folder).settings)).toMatchObject({
    ok: false,
  });
  expect(engine.topics.calls.correct(callId, null, testOptions(folder).settings)).toMatchObject({
    ok: true,
    value: { corrected: null },
  });
});
