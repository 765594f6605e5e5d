import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
// @ts-expect-error: the set-up is plain JavaScript, without types
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import { ROOT } from '../nabra.ts';
import { pidsOf } from './app-processes.ts';
import { canMakeScreen, makeScreen, type Screen } from './screen.ts';

const ELECTRON: string | null = electronExecutable(ROOT);

/** Why no window can be opened here; null when one can. */
export function noWindow(): string | null {
  if (ELECTRON === null) return 'there is no Electron: npm run setup';
  return process.env.DISPLAY || canMakeScreen() ? null : 'there is no screen, and no Xvfb to make one';
}

/** The real program, open. */
export interface OpenApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Its profile. */
  readonly home: string;
  /** What belongs to this person: the profile in `home`, results in `output`. */
  readonly folder: string;
  /** Where it writes results. */
  readonly output: string;
  /** The screen it is on, as `DISPLAY` has it. */
  readonly display: string;
  /** Everything that page and main process complained about. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** How it is opened, where that is not as usual. */
export interface OpenOptions {
  /** A person's folder that is there already, and stays when the program is closed: whoever made it removes it. */
  readonly folder?: string;
  /** The screen to open on, instead of one of its own. */
  readonly display?: string;
  /** The executable of a packaged program, to open instead of the sources. */
  readonly packaged?: string;
}

/** What starts the program as the person of a folder, for tests that start it by other means than Playwright. */
export function commandOf(folder: string, args: readonly string[], packaged?: string) {
  if (packaged === undefined) {
    const built = spawnSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { encoding: 'utf8' });
    if (built.status !== 0) throw new Error(built.stderr);
  }
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const own = { NABRA_HOME: join(folder, 'home'), NABRA_OUTPUT: join(folder, 'output'), LANG: 'fr_FR.UTF-8' };
  return {
    executablePath: packaged ?? ELECTRON ?? '',
    args: [...asRoot, ...(packaged === undefined ? [ROOT] : []), '--lang=fr', ...args],
    env: { ...process.env, ...own } as Record<string, string>,
    cwd: folder,
  };
}

function killAll(folder: string): void {
  for (const pid of pidsOf(folder)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended with its parent.
    }
  }
}

const PATIENCE_MS = 20_000;

async function launchOnce(command: Parameters<typeof _electron.launch>[0]) {
  const app = await _electron.launch({ ...command, timeout: PATIENCE_MS });
  return { app, page: await app.firstWindow({ timeout: PATIENCE_MS }) };
}

/** Opens the program with a profile of its own and the given arguments, on a screen of its own where there is none. */
export async function openApp(args: readonly string[] = [], options: OpenOptions = {}): Promise<OpenApp> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'nabra-window-'));
  const output = join(folder, 'output');
  const command = commandOf(folder, args, options.packaged);
  const given = options.display ?? process.env.DISPLAY;
  const screen: Screen | null = given ? null : await makeScreen();
  const env = { ...command.env, DISPLAY: screen?.display ?? given ?? '' };
  const launch = () => launchOnce({ ...command, env });
  // Once in about sixty starts Playwright hung after "Debugger attached", before any code of the program ran; and once, on a busy
  // machine, Electron crashed while it started. Neither came twice in a row, so one more start is tried, and only one.
  const { app, page } = await launch()
    .catch((error: unknown) => {
      process.stderr.write(`launched once more: ${String(error).split('\n')[0]}\n`);
      killAll(folder);
      return launch();
    })
    .catch((error: unknown) => {
      screen?.close();
      throw error;
    });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return {
    app,
    page,
    home: join(folder, 'home'),
    folder,
    output,
    display: env.DISPLAY,
    complaints,
    async close() {
      await app.close();
      screen?.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
