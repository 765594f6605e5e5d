import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { endsOfDone } from '../catalog.ts';
import { enginePid } from './app-processes.ts';
import { manyCalls } from './many-calls.ts';
import { commandOf, noWindow, openApp } from './open-app.ts';
import { makeScreen } from './screen.ts';

const canTrace = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;
const why = noWindow() ?? (canTrace ? null : 'strace is not there, or is not permitted');
const CALLS = 5;

test.skipIf(why !== null)(
  `a whole run of window and batch connects to no network${why ? ` (skipped: ${why})` : ''}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nabra-silence-'));
    const home = join(folder, 'home');
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const screen = process.env.DISPLAY ? null : await makeScreen();
    onTestFinished(() => screen?.close());
    const display = screen?.display ?? process.env.DISPLAY ?? '';
    // A batch that was quit in its middle: the traced start runs it by itself, for nobody can click there.
    const first = await openApp([manyCalls(join(folder, 'calls'), CALLS)], { folder, display });
    await first.page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await expect.poll(() => endsOfDone(home).size, { timeout: 60_000 }).toBeGreaterThan(0);
    await first.close();
    expect(endsOfDone(home).size).toBeLessThan(CALLS);

    const log = join(folder, 'strace.log');
    const { executablePath, args, env, cwd } = commandOf(folder, []);
    const trace = ['-f', '-qq', '--seccomp-bpf', '-o', log, '-e', 'trace=connect,sendto,sendmsg,bind'];
    const traced = spawn('strace', [...trace, executablePath, ...args], {
      cwd,
      env: { ...env, DISPLAY: display },
      stdio: 'ignore',
    });
    const ended = new Promise<void>((resolve) => traced.once('exit', () => resolve()));
    await expect.poll(() => endsOfDone(home).size, { timeout: 120_000, interval: 500 }).toBe(CALLS);
    // What Chromium does by itself it does in its first seconds.
    await delay(5000);
    process.kill(mainPid(traced.pid ?? 0), 'SIGTERM');
    await ended;
    expect(enginePid(folder)).toBeNull();
    const calls = readFileSync(log, 'utf8').split('\n');
    // It is the whole program that was watched.
    expect(calls.some((line) => /connect\(.*AF_UNIX/.test(line))).toBe(true);
    expect(calls.filter((line) => /AF_INET6?\b/.test(line))).toEqual([]);
  },
  240_000,
);

/** The program that strace started. */
function mainPid(strace: number): number {
  return Number(readFileSync(`/proc/${strace}/task/${strace}/children`, 'utf8').trim().split(' ')[0]);
}
