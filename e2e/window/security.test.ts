import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endsOfDone } from '../catalog.ts';
import { copySamples } from '../nabra.ts';
import { dropFiles } from './drop-files.ts';
import { noWindow, type OpenApp, openApp } from './open-app.ts';
import { askRaw } from './raw-port.ts';

const why = noWindow();

describe.skipIf(why !== null)(`the walls of the window${why ? ` (skipped: ${why})` : ''}`, () => {
  let open: OpenApp;
  beforeAll(async () => {
    open = await openApp();
    await open.page.getByRole('heading').waitFor();
  }, 60_000);
  afterAll(() => open?.close());

  /** What fetching a URL in the page gives: a status, or that it was refused. */
  const fetched = (url: string) =>
    open.page.evaluate(
      (address) =>
        fetch(address).then(
          ({ status }) => status,
          () => 'refused',
        ),
      url,
    );

  test('the page has the bridge and nothing of Node', async () => {
    const found = await open.page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { bridge: object }).bridge).sort(),
      node: ['process', 'require', 'module', 'Buffer', 'electron'].filter((name) => name in window),
    }));
    expect(found).toEqual({ bridge: ['connect', 'offer'], node: [] });
  });

  test('it reads no file, reaches no host, and no path leads out of its folder', async () => {
    expect(await fetched('file:///etc/hostname')).toBe('refused');
    expect(await fetched('http://127.0.0.1:9/')).toBe('refused');
    expect(await fetched('app://local/%2e%2e/main/index.cjs')).toBe(404);
    expect(await fetched('app://local/..%2f..%2fpackage.json')).toBe(404);
    expect(await fetched('app://other/index.html')).toBe('refused');
  });

  test('media:// knows the calls of the catalog and nothing else', async () => {
    const urls = [
      'media://call/etc/hostname',
      'media://call/..%2f..%2fetc%2fhostname',
      'media://call/00000000-0000-4000-8000-000000000000',
      'media://file/etc/hostname',
    ];
    for (const url of urls) {
      const status = await open.app.evaluate(({ net }, address) => net.fetch(address).then((one) => one.status), url);
      expect(status, url).toBe(404);
    }
  });

  test('it is given no permission', async () => {
    const states = await open.page.evaluate(async () => {
      const { state: microphone } = await navigator.permissions.query({ name: 'microphone' as PermissionName });
      const place = await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('refused'),
        ),
      );
      return { microphone, place, notifications: await Notification.requestPermission() };
    });
    expect(states).toEqual({ microphone: 'denied', place: 'refused', notifications: 'denied' });
  });

  test('what is no request of the contract, does not fit it or is too large is refused, and everything lives on', async () => {
    const { page } = open;
    for (const to of ['engine', 'shell'] as const) {
      const unknown = await askRaw(page, to, 'toString', null);
      expect(unknown.error).toMatchObject({ code: 'internal', detail: 'no such request: toString' });
      expect((await askRaw(page, to, '__proto__', null)).error?.code).toBe('internal');
    }
    const badInput = await askRaw(page, 'engine', 'call', { callId: 'x', path: '/etc/passwd' });
    expect(badInput.error?.detail).toContain('bad input');
    const large = await askRaw(page, 'engine', 'preflight', null, 2_000_000);
    expect(large.error?.detail).toContain('more than');
    const largeShell = await askRaw(page, 'shell', 'setPreferences', null, 2_000_000);
    expect(largeShell.error?.detail).toContain('more than');
    expect((await askRaw(page, 'shell', 'showResult', { batchId: null, name: '../../etc/passwd' })).error?.code).toBe(
      'internal',
    );
    expect((await askRaw(page, 'engine', 'running', null)).kind).toBe('value');
  });

  test('no path reaches the page', async () => {
    const { page, folder } = open;
    const calls = join(folder, 'somewhere', 'calls');
    copySamples(calls, /20010/);
    await dropFiles(page, [calls]);
    await page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await expect.poll(() => endsOfDone(join(folder, 'home')).size, { timeout: 60_000 }).toBe(1);
    const [callId = ''] = endsOfDone(join(folder, 'home')).keys();
    const answers = [await askRaw(page, 'engine', 'batches', null), await askRaw(page, 'engine', 'call', { callId })];
    expect(answers.map(({ kind }) => kind)).toEqual(['value', 'value']);
    expect(JSON.stringify(answers)).not.toContain('somewhere');
    expect(await page.content()).not.toContain('somewhere');
    // Neither by what goes wrong: a folder that is gone, and settings that cannot be read.
    await open.app.evaluate(
      ({ dialog }, path) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
      },
      join(folder, 'somewhere', 'missing'),
    );
    const offer = await askRaw(page, 'shell', 'chooseFolder', null);
    const { offerId } = offer.value as { offerId: string };
    writeFileSync(join(folder, 'home', 'settings.json'), '{\n  "langage": "fr"\n}\n');
    const failures = [
      await askRaw(page, 'engine', 'preflight', { offerId }),
      await askRaw(page, 'engine', 'changeSettings', { set: { overlapS: 2 }, reset: [] }),
    ];
    rmSync(join(folder, 'home', 'settings.json'));
    expect(failures.map(({ error }) => error?.code)).toEqual(['not_found', 'bad_config']);
    expect(failures[1]?.error?.detail).toMatch(/^settings\.json:\nline 2/);
    expect(JSON.stringify(failures)).not.toContain(folder);
    expect(JSON.stringify(failures)).not.toContain('somewhere');
    // The sound of that call is given by parts, and of nothing beside it.
    const fetched = await open.app.evaluate(async ({ net }, id) => {
      const part = await net.fetch(`media://call/${id}`, { headers: { range: 'bytes=0-3' } });
      const beyond = await net.fetch(`media://call/${id}`, { headers: { range: 'bytes=99999999-' } });
      return { status: part.status, text: await part.text(), beyond: beyond.status };
    }, callId);
    expect(fetched).toEqual({ status: 206, text: 'RIFF', beyond: 416 });
  }, 90_000);

  test('code made of text does not run', async () => {
    const ran = await open.page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.textContent = 'window.ran = true';
        document.body.append(script);
      } catch {
        return 'refused';
      }
      return 'ran' in window;
    });
    expect(ran === 'refused' || ran === false).toBe(true);
  });

  test('a frame has no bridge, and the main process answers no page but the window’s own', async () => {
    const { page, app } = open;
    const framed = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://example.org/';
      document.body.append(frame);
      const inner = frame.contentWindow;
      const bridge = inner ? 'bridge' in inner : false;
      frame.remove();
      return { bridge };
    });
    expect(framed).toEqual({ bridge: false });
    // Another page with our preload script, as a mistake of ours might make one.
    const answered = await app.evaluate(async ({ BrowserWindow, app: program }) => {
      const preload = `${program.getAppPath()}/dist/preload/index.cjs`;
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      });
      await other.loadURL('data:text/html,<p>other</p>');
      const asked = `new Promise((resolve) => {
        window.addEventListener('message', () => resolve('answered'));
        window.bridge.connect();
        setTimeout(() => resolve('no answer'), 700);
      })`;
      const result = await other.webContents.executeJavaScript(asked);
      other.destroy();
      return result;
    });
    expect(answered).toBe('no answer');
  });

  // The last one: Playwright waits for the navigation that is refused here, for ever.
  test('it goes nowhere else and opens no other window', async () => {
    const { page, app } = open;
    const before = page.url();
    await page.evaluate(() => {
      window.location.href = 'https://example.org/';
    });
    expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
    await page.waitForTimeout(300);
    expect(page.url()).toBe(before);
    expect(app.windows()).toHaveLength(1);
  });
});
