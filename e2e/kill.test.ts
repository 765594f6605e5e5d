import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { damageOf, endsOfDone } from './catalog.ts';
import { CAMPAIGN, contentOf, copySamples, makePlace, type Place, parseRun, SHARED, tableOf } from './nabra.ts';
import { isAnalyzer, processesOf, waitUntil } from './processes.ts';

// A few in the suite; the campaign sets a larger figure.
const KILLS = Number(process.env.NABRA_KILLS ?? 6);
/** Nothing of ours may live longer than this after its parent's death. */
const ORPHAN_MS = 5000;

const composed = join(SHARED, 'data', 'calls', 'composed');

test.skipIf(process.platform !== 'linux')(
  `kill -9 at ${KILLS} random moments loses no call, does none twice and leaves no process (Linux: reads /proc)`,
  async () => {
    const shared = makePlace();
    onTestFinished(() => shared.remove());
    let calls = join(shared.folder, 'calls');
    if (CAMPAIGN && existsSync(composed)) calls = composed;
    else copySamples(calls, /2000[1479]|20010/);
    const start = performance.now();
    const plain = await shared.analyze([calls]);
    let wholeMs = performance.now() - start;
    expect(plain.code).toBe(0);
    const expected = { calls: plain.calls.map(contentOf), table: tableOf(plain) };

    const hits = { engine: 0, analyzer: 0 };
    let [rounds, slowestDeathMs] = [0, 0];
    const effective = () => hits.engine + hits.analyzer;
    // Each round is a profile of its own, killed again and again until nothing is left to do.
    while (effective() < KILLS) {
      const place = makePlace();
      onTestFinished(() => place.remove());
      rounds++;
      // Two deaths of an analyzer with the same call in its hands are that call's failure, by design: one a round.
      let analyzerToKill = true;
      for (let over = false; !over; ) {
        const done = existsSync(join(place.home, 'catalog.sqlite')) ? endsOfDone(place.home) : new Map();
        const running = place.start(['analyze', calls, '--json', '--out', place.out]);
        const ended = running.ended.then(() => true);
        let hit: 'engine' | 'analyzer' | null = null;
        // Before there is a catalog there is nothing to lose.
        await Promise.race([ended, waitUntil(() => existsSync(join(place.home, 'catalog.sqlite')), 60_000)]);
        // Any moment of what is left to do.
        const leftMs = wholeMs * Math.max(0.15, 1 - done.size / expected.calls.length);
        const begun = performance.now();
        const early = await Promise.race([ended, delay(Math.random() * leftMs, false)]);
        // The machine may have been busier when the undisturbed run was timed.
        if (early && done.size === 0) wholeMs = Math.min(wholeMs, performance.now() - begun);
        const wantAnalyzer = analyzerToKill && Math.random() < 0.4;
        if (!early && effective() < KILLS) hit = kill(place, running.child.pid, wantAnalyzer);
        if (hit !== null) hits[hit]++;
        if (hit === 'analyzer') analyzerToKill = false;
        const end = await running.ended;
        if (end.signal !== 'SIGKILL') expect(end.code, end.stderr).toBe(0);
        const deathMs = await waitUntil(() => processesOf(place.folder).length === 0, ORPHAN_MS);
        expect(deathMs, 'processes that outlived their parent').not.toBeNull();
        slowestDeathMs = Math.max(slowestDeathMs, deathMs ?? 0);
        expect(damageOf(place.home)).toEqual([]);
        const now = endsOfDone(place.home);
        for (const [id, endedAt] of done) expect(now.get(id), 'a finished call was done again').toBe(endedAt);
        if (end.signal === 'SIGKILL') continue;
        const run = parseRun(end.stdout);
        expect(run.calls.map(contentOf)).toEqual(expected.calls);
        expect(tableOf(run)).toBe(expected.table);
        expect(now.size).toBe(expected.calls.length);
        over = true;
        console.log(`round ${rounds}: ${JSON.stringify(hits)}, equal to an undisturbed run`);
      }
    }
    console.log(
      `kills: ${JSON.stringify(hits)} on ${expected.calls.length} calls in ${rounds} rounds; 0 lost, 0 done twice, ` +
        `slowest end of all processes ${slowestDeathMs.toFixed(0)} ms`,
    );
  },
  CAMPAIGN ? 3_600_000 : 300_000,
);

/** Kills the command line, or one of its analyzers when there is one; says which of them it hit alive. */
function kill(place: Place, engine: number | undefined, wantAnalyzer: boolean): 'engine' | 'analyzer' | null {
  const analyzers = wantAnalyzer ? processesOf(place.folder).filter(isAnalyzer) : [];
  const victim = analyzers[Math.floor(Math.random() * analyzers.length)]?.pid ?? engine;
  if (victim === undefined) return null;
  try {
    process.kill(victim, 'SIGKILL');
  } catch {
    return null;
  }
  return victim === engine ? 'engine' : 'analyzer';
}
