import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
// @ts-expect-error: the set-up is plain JavaScript, without types
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import { ROOT } from '../nabra.ts';
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
  /** Where it writes results. */
  readonly output: string;
  /** Everything that page and main process complained about. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens the program with a profile of its own and the given arguments, on a screen of its own where there is none: the
 * sources, built, or a packaged one.
 */
export async function openApp(args: readonly string[] = [], packaged: string | null = null): Promise<OpenApp> {
  if (packaged === null) {
    const built = spawnSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { encoding: 'utf8' });
    if (built.status !== 0) throw new Error(built.stderr);
  }
  const folder = mkdtempSync(join(tmpdir(), 'nabra-window-'));
  const output = join(folder, 'output');
  const screen: Screen | null = process.env.DISPLAY ? null : await makeScreen();
  const env = {
    ...process.env,
    ...(screen && { DISPLAY: screen.display }),
    NABRA_HOME: join(folder, 'home'),
    NABRA_OUTPUT: output,
    LANG: 'fr_FR.UTF-8',
  } as Record<string, string>;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // Where there is no graphics card, Chromium's try to use one sometimes leaves the page waiting for ever.
  const noGpu = '--disable-gpu';
  const app = await _electron.launch({
    executablePath: packaged ?? ELECTRON ?? '',
    args: [...asRoot, noGpu, ...(packaged === null ? [ROOT] : []), '--lang=fr', ...args],
    env,
    cwd: folder,
    timeout: 30_000,
  });
  const complaints: string[] = [];
  const page = await app.firstWindow();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return {
    app,
    page,
    output,
    complaints,
    async close() {
      await app.close();
      screen?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
