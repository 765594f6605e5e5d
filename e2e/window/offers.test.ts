import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endsOfDone } from '../catalog.ts';
import { copySamples } from '../nabra.ts';
import { enginePid } from './app-processes.ts';
import { dropFiles } from './drop-files.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';
import { askRaw } from './raw-port.ts';

const why = noWindow() ?? (process.platform === 'linux' ? null : 'it reads /proc');

describe.skipIf(why !== null)(`what is offered while the engine dies${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-offers-'));
  const first = join(folder, 'first');
  const second = join(folder, 'second');
  let open: OpenApp;
  const sheet = (name: string) => open.page.getByRole('dialog', { name: new RegExp(name) });
  const killEngine = () => {
    const pid = enginePid(folder) ?? 0;
    process.kill(pid, 'SIGKILL');
    return pid;
  };

  beforeAll(async () => {
    copySamples(first, /20001/);
    copySamples(second, /20010/);
    open = await openApp([first], { folder });
    await sheet('first').getByText('1 fichier trouvé').waitFor();
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('an open sheet works on with the next engine', async () => {
    const before = killEngine();
    await expect.poll(() => enginePid(folder) ?? before, { timeout: 10_000 }).not.toBe(before);
    const asked = async () => (await askRaw(open.page, 'engine', 'running', null)).kind;
    await expect.poll(asked, { timeout: 30_000 }).toBe('value');
    await sheet('first').getByRole('button', { name: 'Lancer l’analyse' }).click();
    await expect.poll(() => endsOfDone(join(folder, 'home')).size, { timeout: 60_000 }).toBe(1);
    const running = async () => (await askRaw(open.page, 'engine', 'running', null)).value;
    await expect.poll(running, { timeout: 30_000 }).toBeNull();
  }, 90_000);

  test('a drop waits for the next engine, though a second start without a folder follows', async () => {
    killEngine();
    await expect.poll(() => enginePid(folder), { timeout: 5000 }).toBeNull();
    await dropFiles(open.page, [second]);
    // Asked over the same channel as the drop: when it is answered, the drop has arrived.
    await askRaw(open.page, 'shell', 'preferences', null);
    await open.app.evaluate(({ app }) => app.emit('second-instance', {}, ['nabra'], '/', {}));
    await sheet('second').getByText('1 fichier trouvé').waitFor({ timeout: 20_000 });
  }, 60_000);
});
