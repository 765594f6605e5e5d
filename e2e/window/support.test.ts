import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endsOfDone } from '../catalog.ts';
import { copySamples } from '../nabra.ts';
import { analyzerPids, enginePid } from './app-processes.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';
import { askRaw } from './raw-port.ts';

const why = noWindow();

describe.skipIf(why !== null)(`a report for support${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-canary-nadia-'));
  const calls = join(folder, 'canary-casablanca');
  const file = join(folder, 'report.txt');
  let open: OpenApp;
  beforeAll(async () => {
    mkdirSync(calls);
    copySamples(calls, /20001|20010/);
    open = await openApp([calls, join(folder, 'canary-missing')], { folder });
    await open.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as typeof dialog.showSaveDialog;
    }, file);
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('says what was done with what, and nothing of what was said, by whom, or where it lies', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    // Something for the logs: a crash, and a batch that is not there.
    await expect.poll(() => analyzerPids(folder).length, { timeout: 30_000 }).toBeGreaterThan(0);
    process.kill(analyzerPids(folder)[0] ?? 0, 'SIGKILL');
    await expect.poll(() => endsOfDone(join(folder, 'home')).size, { timeout: 90_000 }).toBe(2);
    await askRaw(page, 'engine', 'resumeBatch', { batchId: 'canary-batch' });
    await expect.poll(async () => (await askRaw(page, 'engine', 'running', null)).value).toBeNull();
    expect((await askRaw(page, 'shell', 'saveReport', null)).value).toBe(true);
    const report = readFileSync(file, 'utf8');
    for (const part of ['versions', 'machine', 'settings', 'models', 'batches', 'nabra.log', 'window.log'])
      expect(report).toContain(`== ${part}`);
    expect(report).toContain('"asrModel":"moonshine-tiny-en"');
    expect(report).toContain('"analysed":2');
    // What is left: the words of the calls, names of files and folders, and the folders of this person.
    for (const secret of ['canary', 'nadia', 'casablanca', 'agent01', '20001.wav', 'fiber', 'blinking', tmpdir()])
      expect(report.toLowerCase()).not.toContain(secret);
    expect(statSync(file).mode & 0o077).toBe(0);
  }, 150_000);

  test('neither do the logs it is made of', () => {
    const logs = join(folder, 'home', 'logs');
    const text = readdirSync(logs)
      .map((name) => readFileSync(join(logs, name), 'utf8'))
      .join('\n');
    expect(text).toContain('engine opened');
    for (const secret of ['canary', 'casablanca', 'agent01', 'fiber', 'blinking'])
      expect(text.toLowerCase()).not.toContain(secret);
  });

  test('does not wait for an engine that is stuck, and says that it did not answer', async () => {
    rmSync(file);
    const pid = enginePid(folder) ?? 0;
    process.kill(pid, 'SIGSTOP');
    // `askRaw` waits for ten seconds.
    const saved = await askRaw(open.page, 'shell', 'saveReport', null).finally(() => process.kill(pid, 'SIGCONT'));
    expect(saved.value).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('== engine\n"did not answer"');
  }, 30_000);

  test('can be had without an engine, and says how engines ended', async () => {
    for (let time = 1; time <= 3; time++) {
      await expect.poll(() => enginePid(folder), { timeout: 10_000 }).not.toBeNull();
      const pid = enginePid(folder) ?? 0;
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => enginePid(folder) !== pid).toBe(true);
    }
    const sheet = open.page.getByRole('dialog', { name: 'Le moteur ne démarre plus' });
    await sheet.waitFor();
    rmSync(file);
    await sheet.getByRole('button', { name: 'Enregistrer un rapport…' }).click();
    await expect.poll(() => readdirSync(folder)).toContain('report.txt');
    expect(readFileSync(file, 'utf8')).toContain('signal SIGKILL');
  }, 60_000);
});
