import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { STAGES } from '../../shared/domain/job.ts';
import { makeCalls, makeFolder } from './queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from './queue/testing/open-test-engine.ts';

const never = new AbortController().signal;
const CALLS = 10;
// Every kind in every stage takes a minute: the suite takes one stage for each kind, the campaign all.
const EVERY_STAGE = process.env.NABRA_CAMPAIGN !== undefined;

/** Runs a batch in which the named fault happens on call 7, and gives what became of that call and of the others. */
async function runWith(fault: object, env: Readonly<Record<string, string>> = {}) {
  const folder = makeFolder(onTestFinished);
  const calls = makeCalls(folder, CALLS);
  const engine = await openTestEngine(
    testOptions(folder, { ...env, NABRA_FAULT: JSON.stringify({ on: '^call-07', ...fault }) }),
  );
  onTestFinished(() => engine.close());
  const result = await engine.runBatch({ paths: [calls], recursive: true }, { signal: never });
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  const outcomes = [...engine.outcomes(result.value.batchId)];
  return {
    poisoned: outcomes.find((one) => one.fileName.startsWith('call-07')),
    othersDone: outcomes.filter((one) => one.status === 'done' && !one.fileName.startsWith('call-07')).length,
    engine,
    calls,
  };
}

describe('a call that kills its analyzer twice is failed with the reason, and the others are done', () => {
  const expected = {
    segv: ['worker_crashed', /SIGSEGV/],
    kill: ['worker_crashed', /SIGKILL/],
    abort: ['worker_crashed', /SIGABRT/],
    exit0: ['worker_crashed', /exit 0/],
    exit1: ['worker_crashed', /exit 1/],
    throw: ['worker_crashed', /exit 1/],
    reject: ['worker_crashed', /exit 1/],
    oom: ['out_of_memory', /SIG|exit/],
  } as const;
  Object.entries(expected).forEach(([kind, [code, detail]], index) => {
    for (const stage of STAGES.filter((_, at) => EVERY_STAGE || at === index % STAGES.length)) {
      test(`${kind} in ${stage}`, async () => {
        const env: Record<string, string> = kind === 'oom' ? { NODE_OPTIONS: '--max-old-space-size=32' } : {};
        const { poisoned, othersDone } = await runWith({ kind, stage }, env);
        expect(othersDone).toBe(CALLS - 1);
        expect(poisoned).toMatchObject({ status: 'failed', error: { code, stage } });
        expect(poisoned?.error?.detail).toMatch(detail);
      });
    }
  });
});

describe('a hang is ended, the call tried once more and then failed', () => {
  for (const kind of ['hang', 'stop', 'stall'] as const) {
    test(kind, async () => {
      const { poisoned, othersDone } = await runWith({ kind, stage: 'vad' });
      expect(othersDone).toBe(CALLS - 1);
      expect(poisoned).toMatchObject({ status: 'failed', error: { code: 'timeout', stage: 'vad' } });
    });
  }
});

test('a crash that does not come again costs nothing', async () => {
  const onceIn = join(makeFolder(onTestFinished), 'once');
  mkdirSync(onceIn);
  const { poisoned, othersDone } = await runWith({ kind: 'segv', stage: 'asr', onceIn });
  expect(othersDone).toBe(CALLS - 1);
  expect(poisoned?.status).toBe('done');
});

test('what the analyzer says of a call is its answer at once, and a retry is asked for', async () => {
  const onceIn = join(makeFolder(onTestFinished), 'once');
  mkdirSync(onceIn);
  const { poisoned, engine, calls } = await runWith({ kind: 'error', stage: 'decode', onceIn });
  expect(poisoned).toMatchObject({ status: 'failed', error: { code: 'corrupt_audio', stage: 'decode' } });
  const again = await engine.runBatch({ paths: [calls], recursive: true }, { signal: never });
  expect(again.ok && again.value.counts).toMatchObject({ analysed: 0, failed: 1, skipped: 9 });
  const retried = await engine.runBatch({ paths: [calls], recursive: true, retryFailed: true }, { signal: never });
  expect(retried.ok && retried.value.counts).toMatchObject({ analysed: 1, failed: 0, skipped: 9 });
});

test('a failed call whose models are gone is failed with that, and the batch comes to its end', async () => {
  const onceIn = join(makeFolder(onTestFinished), 'once');
  mkdirSync(onceIn);
  const { engine, calls } = await runWith({ kind: 'error', stage: 'decode', onceIn });
  // The model in that place has other content now.
  const manifest = join(calls, '..', 'models', 'moonshine-tiny-en', 'model.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll('0'.repeat(64), '1'.repeat(64)));
  const retried = await engine.runBatch({ paths: [calls], recursive: true, retryFailed: true }, { signal: never });
  expect(retried.ok && retried.value.counts).toMatchObject({ analysed: CALLS - 1, failed: 1 });
  const failed = [...engine.outcomes(retried.ok ? retried.value.batchId : '')].filter(({ error }) => error !== null);
  expect(failed).toMatchObject([{ status: 'failed', error: { code: 'model_missing' } }]);
});

test('when every call kills its analyzer, the batch stops and says so', async () => {
  const folder = makeFolder(onTestFinished);
  const fault = { kind: 'segv', on: '.', stage: 'decode' };
  const engine = await openTestEngine(testOptions(folder, { NABRA_FAULT: JSON.stringify(fault) }));
  onTestFinished(() => engine.close());
  const result = await engine.runBatch({ paths: [makeCalls(folder, 12)], recursive: true }, { signal: never });
  expect(result).toMatchObject({ ok: false, error: { code: 'worker_crashed' } });
  expect(engine.batches()[0]?.state).toBe('paused');
});

test('an analyzer that cannot start, or has no model, ends the batch with its reason', async () => {
  for (const [fault, code] of [
    ['exit', 'worker_crashed'],
    ['missing', 'model_missing'],
    ['memory', 'out_of_memory'],
  ] as const) {
    const folder = makeFolder(onTestFinished);
    const engine = await openTestEngine(testOptions(folder, { NABRA_OPEN_FAULT: fault }));
    const result = await engine.runBatch({ paths: [makeCalls(folder, 2)], recursive: true }, { signal: never });
    expect(result).toMatchObject({ ok: false, error: { code } });
    await engine.close();
  }
});
