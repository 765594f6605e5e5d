// Makes a bare machine ready: npm's packages (Node 24 among them) and the few programs needed from the system. Plain
// JavaScript, and nothing but Node's own modules, for it runs on Node 20 before anything is installed. All it says goes to standard error.
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSystemPackages } from './setup/debian-packages.mjs';
import { ensureNpmPackages, InstallError } from './setup/npm-packages.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';

/** The project's folder. */
export const ROOT = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

/** The Node 24 that everything but the set-up runs on. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function say(line) {
  process.stderr.write(`set-up: ${line}\n`);
}

/** Sets the project up, and the packages of `folders` besides; quick when nothing is to be done. Ends the process on failure. */
export async function setUp(folders = []) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) return stop(`Node ${process.versions.node} is too old: Node 20 or newer is needed to begin`);
  try {
    await oneAtATime(join(ROOT, '.cache', 'setup.lock'), say, () => {
      ensureNpmPackages(ROOT, "Nabra's packages", say);
      for (const folder of folders) ensureNpmPackages(join(ROOT, folder), `the packages of ${folder}/`, say);
      ensureSystemPackages(say);
    });
  } catch (error) {
    if (error instanceof InstallError) return stop(error.message);
    throw error;
  }
  if (!existsSync(NODE)) stop('npm installed no Node 24 (package "node"): run `npm ci` and read what it says');
}

function stop(message) {
  say(message);
  process.exit(1);
}

if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(join(ROOT, 'scripts', 'setup.mjs'))) {
  await setUp();
  say('ready. Next: npm run demo');
}
