// The .deb on this machine, as an administrator and an analyst use it: installed, run by a person who is not root, with
// Chromium's sandbox, and removed. It changes the system, so only the campaign does it, as root, where no Nabra is installed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAMPAIGN, ROOT, SAMPLES } from './nabra.ts';
import { noWindow } from './window/open-app.ts';
import { makeScreen, type Screen } from './window/screen.ts';

const INSTALLED = '/usr/bin/nabra';
/** Nobody: a person without any right. */
const PERSON = 65534;

/** Why this cannot be tried here; null when it can. */
function obstacle(): string | null {
  if (!CAMPAIGN) return 'npm run campaign -- debian-package';
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return 'installing takes root and apt';
  return existsSync(INSTALLED) ? 'a Nabra is installed here already' : noWindow();
}

function run(command: string, ...args: string[]): string {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', env, maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** Every file of the system that has the name, outside of the person's folder. */
function traces(): readonly string[] {
  return globSync(['/usr/**/*nabra*', '/etc/**/*nabra*', '/opt/**/*nabra*', '/var/lib/dpkg/info/*nabra*']);
}

const why = obstacle();

describe.skipIf(why !== null)(`the .deb${why ? ` (skipped: ${why})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-deb-'));
  const home = join(folder, 'person');
  let screen: Screen;
  let program: ChildProcess | undefined;
  let browser: Browser | undefined;
  const ended = () => new Promise<number | null>((resolve) => program?.once('exit', resolve));
  beforeAll(async () => {
    screen = await makeScreen();
    mkdirSync(home, { mode: 0o700 });
    cpSync(SAMPLES, join(home, 'calls'), { recursive: true });
    run('chown', '-R', String(PERSON), home);
    chownSync(folder, PERSON, PERSON);
    run(process.execPath, 'scripts/package.mjs', '--output', join(folder, 'made'));
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    program?.kill('SIGKILL');
    screen?.close();
    if (existsSync(INSTALLED)) run('apt-get', 'purge', '-y', 'nabra');
    rmSync(folder, { recursive: true, force: true });
  });

  test('apt installs it with what it needs, and the desktop knows it', () => {
    const [made = ''] = globSync('made/*.deb', { cwd: folder });
    run('apt-get', 'install', '-y', '--no-install-recommends', join(folder, made));
    expect(run('ldd', '/usr/lib/nabra/nabra')).not.toContain('not found');
    expect(readFileSync('/usr/share/applications/nabra.desktop', 'utf8')).toContain('x-scheme-handler/nabra;');
  }, 600_000);

  test('a person who is not root runs a folder, in a window whose page is in the sandbox', async () => {
    const args = [`--reuid=${PERSON}`, `--regid=${PERSON}`, '--clear-groups', INSTALLED];
    program = spawn('setpriv', [...args, '--remote-debugging-port=0', '--lang=fr', join(home, 'calls')], {
      cwd: home,
      env: { PATH: '/usr/bin:/bin', HOME: home, DISPLAY: screen.display, LANG: 'fr_FR.UTF-8' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      program?.once('exit', (code) => reject(new Error(`it ended (${code}): ${said}`)));
      program?.stderr?.on('data', (chunk) => {
        said += chunk;
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
    });
    // Connected to while its window is being made, it now and then never answers.
    await expect.poll(() => pagesAt(new URL(address).host), { timeout: 30_000 }).toEqual(['app://local/index.html']);
    browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('there is no window');
    await page.getByText('10 fichiers trouvés').waitFor();
    expect(sandboxed()).toEqual([true]);
    await page.getByRole('button', { name: 'Lancer l’analyse' }).click();
    await page.getByText('Terminé : 10 analysés').waitFor({ timeout: 120_000 });
    const over = ended();
    program?.kill('SIGTERM');
    await over;
    // What GTK keeps for every program is not counted.
    const own = globSync(['.*/*', '.local/*/*'], { cwd: home }).filter((path) => !/dconf|^\.local\/share$/.test(path));
    expect(own).toEqual(['.local/share/nabra']);
  }, 240_000);

  test('removed, it leaves nothing but the person’s own', () => {
    run('apt-get', 'remove', '-y', 'nabra');
    expect(traces()).toEqual([]);
    expect(existsSync('/usr/lib/nabra')).toBe(false);
    expect(existsSync(join(home, '.local', 'share', 'nabra'))).toBe(true);
  }, 120_000);
});

/** The addresses of the pages that are open in a program with its DevTools at `host`. */
async function pagesAt(host: string): Promise<readonly string[]> {
  const targets = (await (await fetch(`http://${host}/json/list`)).json()) as { type: string; url: string }[];
  return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
}

/** Of each process of the program that shows a page: whether the kernel filters what it may ask (seccomp). */
function sandboxed(): readonly boolean[] {
  return globSync('/proc/[0-9]*/cmdline').flatMap((path) => {
    try {
      const command = readFileSync(path, 'utf8');
      if (!command.startsWith('/usr/lib/nabra/nabra') || !command.includes('--type=renderer')) return [];
      return [/^Seccomp:\t2$/m.test(readFileSync(path.replace('cmdline', 'status'), 'utf8'))];
    } catch {
      return [];
    }
  });
}
