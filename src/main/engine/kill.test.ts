import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { STAGES } from '../../shared/domain/job.ts';
import type { FileOutcome } from '../../shared/domain/outcome.ts';
import { makeCalls, makeFolder } from './queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from './queue/testing/open-test-engine.ts';
import { processesOf, spawnEngine, waitUntil } from './queue/testing/processes.ts';

// A dozen in the suite; the campaign sets a larger figure.
const KILLS = Number(process.env.NABRA_KILLS ?? 12);
const CALLS = 16;
const never = new AbortController().signal;

function transcripts(outcomes: Iterable<FileOutcome>) {
  return [...outcomes].map(({ path, status, lanes }) => ({ path, status, lanes }));
}

describe.skipIf(process.platform !== 'linux')('kill -9 (Linux: reads /proc)', () => {
  test(`of the engine at ${KILLS} moments loses no call, does none twice, and leaves no process`, async () => {
    const folder = makeFolder(onTestFinished);
    const calls = makeCalls(folder, CALLS);
    const undisturbed = await openTestEngine(testOptions(makeFolder(onTestFinished)));
    const plain = await undisturbed.runBatch({ paths: [calls], recursive: true }, { signal: never });
    if (!plain.ok) throw new Error(plain.error.detail);
    const expected = transcripts(undisturbed.outcomes(plain.value.batchId));
    await undisturbed.close();

    const env = { NABRA_STAGE_MS: '40' };
    let [effective, round] = [0, 0];
    while (effective < KILLS) {
      // Each round is a batch of its own, killed several times until nothing is left of it.
      const options = testOptions(`${folder}/round-${round++}`, env);
      for (let alive = true; alive && effective < KILLS; ) {
        const engine = spawnEngine(`${folder}/round-${round - 1}`, calls, env);
        const runId = await engine.opened;
        await delay(Math.random() * 900);
        const hit = engine.child.exitCode === null && engine.child.kill('SIGKILL');
        alive = hit && (await engine.gone).signal === 'SIGKILL';
        if (alive) effective += 1;
        expect(await waitUntil(() => processesOf(runId).length === 0, 5000)).toBe(true);
        checkCatalog(`${options.profileFolder}/catalog.sqlite`);
      }
      const engine = await openTestEngine(options);
      const result = await engine.runBatch({ paths: [calls], recursive: true }, { signal: never });
      if (!result.ok) throw new Error(result.error.detail);
      const found = transcripts(engine.outcomes(result.value.batchId));
      const asDone = found.map((one) => ({ ...one, status: one.status === 'skipped' ? 'done' : one.status }));
      expect(asDone).toEqual(expected);
      await engine.close();
    }
  }, 600_000);

  test('of an analyzer costs nothing but time', async () => {
    const folder = makeFolder(onTestFinished);
    const calls = makeCalls(folder, CALLS);
    const engine = await openTestEngine(testOptions(folder, { NABRA_STAGE_MS: '40' }));
    onTestFinished(() => engine.close());
    const batch = engine.runBatch({ paths: [calls], recursive: true }, { signal: never });
    await waitUntil(() => processesOf(engine.runId).length > 0, 5000);
    await delay(300);
    const victim = processesOf(engine.runId)[0];
    if (victim !== undefined) process.kill(victim, 'SIGKILL');
    const result = await batch;
    expect(result.ok && result.value.counts).toEqual({ found: 16, analysed: 16, failed: 0, rejected: 0, skipped: 0 });
  });
});

/** Opened while no engine runs: whole, and no call with a part of its segments. */
function checkCatalog(file: string): void {
  const database = new Database(file);
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    const partial = database
      .prepare(`SELECT call_id FROM chunks GROUP BY call_id HAVING count(*) <> 6
        UNION SELECT id FROM calls WHERE state = 'done'
        AND (SELECT count(*) FROM stages WHERE call_id = calls.id AND state = 'done') <> ${STAGES.length}`)
      .all();
    expect(partial).toEqual([]);
  } finally {
    database.close();
  }
}
