import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { BatchProgress } from '../../shared/domain/batch-progress.ts';
import type { Engine } from './index.ts';
import { makeCalls, makeFolder } from './queue/testing/make-folder.ts';
import { openTestEngine, SHORT_LIMITS, testOptions } from './queue/testing/open-test-engine.ts';
import { processesOf } from './queue/testing/processes.ts';

const never = new AbortController().signal;

for (const [what, env] of [
  ['that listens', { NABRA_STAGE_MS: '1000' }],
  ['that does not', { NABRA_FAULT: JSON.stringify({ kind: 'hang', on: '.', stage: 'vad' }) }],
] as const) {
  test(`a batch with an analyzer ${what} stops within 5 s, and goes on later as if nothing had been`, async () => {
    const folder = makeFolder(onTestFinished);
    const calls = makeCalls(folder, 16);
    const engine = await openTestEngine(testOptions(folder, env));
    const stop = new AbortController();
    const working = Promise.withResolvers<void>();
    const batch = engine.runBatch(
      { paths: [calls], recursive: true },
      {
        signal: stop.signal,
        // A stage is through: the next one is at work, or hangs.
        onProgress: (progress) => Object.values(progress.calls).some((share) => share > 0) && working.resolve(),
      },
    );
    await working.promise;
    const startMs = performance.now();
    stop.abort();
    const result = await batch;
    expect(performance.now() - startMs).toBeLessThan(5000);
    expect(result.ok && result.value.cancelled).toBe(true);
    expect(processesOf(engine.runId)).toEqual([]);
    expect(engine.batches()[0]?.state).toBe('cancelled');
    await engine.close();

    const later = await openTestEngine(testOptions(folder));
    onTestFinished(() => later.close());
    const rest = await later.runBatch({ paths: [calls], recursive: true }, { signal: never });
    if (!rest.ok) throw new Error(rest.error.detail);
    expect(rest.value.counts).toMatchObject({ found: 16, failed: 0 });
    expect([...later.outcomes(rest.value.batchId)].every((one) => one.lanes.length === 2)).toBe(true);
  });
}

test('closing the engine stops its batch', async () => {
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine(testOptions(folder, { NABRA_STAGE_MS: '500' }));
  const working = Promise.withResolvers<void>();
  const request = { paths: [makeCalls(folder, 8)], recursive: true };
  const batch = engine.runBatch(request, { signal: never, onProgress: () => working.resolve() });
  await working.promise;
  await engine.close();
  expect(await batch).toMatchObject({ ok: true, value: { cancelled: true } });
});

test('a batch that the end of its engine stopped before its first file goes on all the same', async () => {
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine(testOptions(folder));
  const request = { paths: [makeCalls(folder, 1)], recursive: true };
  const batch = engine.runBatch(request, { signal: never, onBegin: () => void engine.stop() });
  await batch;
  expect(engine.batches()).toMatchObject([{ state: 'interrupted', summary: { counts: { found: 0 } } }]);
  await engine.close();
});

test('a batch that the end of its engine stopped is marked so, and goes on as the same batch', async () => {
  const folder = makeFolder(onTestFinished);
  const calls = makeCalls(folder, 12);
  copyFileSync(join(calls, readdirSync(calls)[0] ?? ''), join(calls, 'zz-same-content.wav'));
  // A call that comes to no end is left, however slowly the others are looked at here.
  const endless = { NABRA_FAULT: JSON.stringify({ kind: 'stall', on: 'call-12', stage: 'vad' }) };
  const limits = { ...SHORT_LIMITS, stallMs: 60_000 };
  const engine = await openTestEngine({ ...testOptions(folder, endless), limits });
  const batch = engine.runBatch({ paths: [calls], recursive: true }, { signal: never });
  const doneOf = (one: Engine) =>
    one
      .batches()
      .flatMap(({ id }) => [...one.outcomes(id)])
      .filter(({ status }) => status === 'done');
  while (doneOf(engine).length < 3) await delay(50);
  await engine.close();
  const stopped = await batch;
  if (!stopped.ok) throw new Error(stopped.error.detail);
  const analysedBefore = stopped.value.counts.analysed;

  const later = await openTestEngine(testOptions(folder));
  onTestFinished(() => later.close());
  const [left, ...others] = later.batches();
  expect([left?.state, others]).toEqual(['interrupted', []]);
  const before = doneOf(later).map(({ callId }) => callId);
  expect(before).toHaveLength(analysedBefore);
  const request = later.continuation(left?.id ?? '');
  if (!request) throw new Error('no such batch');
  let last: BatchProgress | null = null;
  const rest = await later.runBatch(request, {
    signal: never,
    onProgress: (progress) => {
      last = progress;
    },
  });
  if (!rest.ok) throw new Error(rest.error.detail);
  expect(rest.value.batchId).toBe(left?.id);
  expect(rest.value.counts).toEqual({ found: 13, analysed: 12, failed: 0, rejected: 0, skipped: 1 });
  expect(last).toMatchObject({ found: 13, done: 12, skipped: 1 });
  expect(later.batches().map(({ state }) => state)).toEqual(['done']);
  expect(doneOf(later).map(({ callId }) => callId)).toEqual(expect.arrayContaining(before));
  expect(rest.value.wallS).toBeGreaterThan(stopped.value.wallS);
});
