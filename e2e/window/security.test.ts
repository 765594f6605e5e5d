import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noWindow, type OpenApp, openApp } from './open-app.ts';

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
});
