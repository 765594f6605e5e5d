import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { damageOf, endsOfDone } from '../catalog.ts';
import { analyzerPids, enginePid } from './app-processes.ts';
import { manyCalls } from './many-calls.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

const why = noWindow() ?? (process.platform === 'linux' ? null : 'it reads /proc');
const CALLS = 15;

describe.skipIf(why !== null)(`kill -9 in the middle of a batch${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-crash-'));
  const home = join(folder, 'home');
  let open: OpenApp;
  /** What was done before the last kill: none of it may be done again. */
  let doneBefore: ReadonlyMap<string, string> = new Map();
  const doneAtLeast = (count: number) =>
    expect.poll(() => endsOfDone(home).size, { timeout: 60_000 }).toBeGreaterThanOrEqual(count);
  const expectNothingDoneTwice = () => {
    const now = endsOfDone(home);
    for (const [callId, endedAt] of doneBefore) expect(now.get(callId)).toBe(endedAt);
  };
  /** Kills, and remembers what was done until then. */
  const kill = (pid: number | null | undefined) => {
    expect(pid).toBeGreaterThan(1);
    doneBefore = endsOfDone(home);
    expect(doneBefore.size).toBeLessThan(CALLS);
    process.kill(pid ?? 0, 'SIGKILL');
  };

  beforeAll(async () => {
    open = await openApp([manyCalls(join(folder, 'calls'), CALLS)], { folder });
    await open.page.getByRole('button', { name: 'Lancer l’analyse' }).click();
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('an analyzer comes back, and one sentence says so', async () => {
    await doneAtLeast(1);
    kill(analyzerPids(folder)[0]);
    await open.page.getByRole('status').getByText('Un processus d’analyse s’est arrêté').waitFor();
    await doneAtLeast(doneBefore.size + 1);
    await open.page.getByRole('button', { name: 'Compris' }).click();
    expectNothingDoneTwice();
  }, 90_000);

  test('the engine comes back, and the same batch goes on by itself', async () => {
    const { page } = open;
    const before = enginePid(folder);
    kill(before);
    const notice = page.getByRole('status');
    await notice.getByText('Le moteur s’est arrêté et a été relancé').waitFor();
    await notice.getByText('a repris d’elle-même').waitFor();
    expect(enginePid(folder)).not.toBe(before);
    await page.getByRole('progressbar').first().waitFor();
    await doneAtLeast(doneBefore.size + 1);
    expectNothingDoneTwice();
  }, 90_000);

  test('the page comes back and shows the batch that went on meanwhile, which ends with every call done once', async () => {
    const pid = await open.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    kill(pid);
    // Playwright leaves a page that crashed alone: the new one is asked by Electron's own means.
    // A question to a page that is being loaded may never be answered.
    const pageText = () =>
      open.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (!contents || contents.isCrashed()) return '';
        const patience = new Promise((resolve) => setTimeout(resolve, 1000, ''));
        return Promise.race([contents.executeJavaScript('document.body.innerText'), patience]);
      });
    await expect.poll(pageText, { timeout: 20_000 }).toContain('La fenêtre s’est arrêtée et a été rechargée');
    await doneAtLeast(CALLS);
    await expect.poll(pageText, { timeout: 20_000 }).toMatch(/agent01/);
    expectNothingDoneTwice();
    await open.app.close();
    expect(damageOf(home)).toEqual([]);
    expect(endsOfDone(home).size).toBe(CALLS);
  }, 120_000);
});

describe.skipIf(why !== null)('an engine that dies three times in five minutes', () => {
  let open: OpenApp;
  beforeAll(async () => {
    open = await openApp();
    await open.page.getByRole('heading').first().waitFor();
  }, 60_000);
  afterAll(() => open?.close());

  test('a part of the page that fails leaves the others, is noted without its message, and is back after loading', async () => {
    const { page, folder } = open;
    await page.evaluate(() => {
      HTMLDialogElement.prototype.showModal = () => {
        throw new RangeError('canary: what the caller said');
      };
    });
    await page.keyboard.press('?');
    const broken = page.getByRole('alert').filter({ hasText: 'Cette vue s’est arrêtée' });
    await broken.waitFor();
    await page.getByRole('button', { name: 'Essayer les appels d’exemple' }).waitFor();
    await broken.getByRole('button', { name: 'Copier les détails' }).click();
    await broken.getByRole('button', { name: 'Détails copiés' }).waitFor();
    const log = () => readFileSync(join(folder, 'home', 'logs', 'window.log'), 'utf8');
    await expect.poll(log).toContain('"part":"keys","kind":"RangeError"');
    expect(log()).not.toContain('canary');
    await page.screenshot({ path: process.env.NABRA_SHOT ?? join(folder, 'broken.png') });
    await broken.getByRole('button', { name: 'Recharger la fenêtre' }).click();
    await broken.waitFor({ state: 'detached' });
    await page.getByRole('heading').first().waitFor();
  });

  test('is left dead; the window says so with what to do, and starts it again when asked', async () => {
    const { page, folder } = open;
    for (let time = 1; time <= 3; time++) {
      await expect.poll(() => enginePid(folder), { timeout: 10_000 }).not.toBeNull();
      const pid = enginePid(folder) ?? 0;
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => enginePid(folder) !== pid).toBe(true);
    }
    const sheet = page.getByRole('dialog', { name: 'Le moteur ne démarre plus' });
    await sheet.waitFor();
    expect(await sheet.locator('pre').textContent()).toBe('signal SIGKILL\nsignal SIGKILL\nsignal SIGKILL');
    expect(enginePid(folder)).toBeNull();
    await sheet.getByRole('button', { name: 'Copier' }).click();
    await sheet.getByText('Copié').waitFor();
    await sheet.getByRole('button', { name: 'Réessayer' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Essayer les appels d’exemple' }).click();
    await page.getByRole('dialog').getByText('10 fichiers trouvés').waitFor();
  }, 60_000);
});

const campaign = process.env.NABRA_CAMPAIGN === '1';
describe.skipIf(why !== null || !campaign)('an engine that is stuck (campaign: it is given a minute)', () => {
  let open: OpenApp;
  beforeAll(async () => {
    open = await openApp();
    await open.page.getByRole('heading').first().waitFor();
  }, 60_000);
  afterAll(() => open?.close());

  test('is ended, and another one serves', async () => {
    const { page, folder } = open;
    const pid = enginePid(folder) ?? 0;
    process.kill(pid, 'SIGSTOP');
    await page.getByRole('status').getByText('Le moteur s’est arrêté et a été relancé').waitFor({ timeout: 120_000 });
    expect(enginePid(folder)).not.toBe(pid);
  }, 150_000);
});
