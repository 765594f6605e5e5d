// Makes a bare machine ready: npm's packages (Node 24 among them) and the few programs needed from the system. Plain
// JavaScript, and nothing but Node's own modules, for it runs on Node 20 before anything is installed. All it says goes to standard error.
import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureSystemPackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { ensureNpmPackages, fingerprint, InstallError } from './setup/npm-packages.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The Node 24 that everything but the set-up runs on. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function say(line) {
  process.stderr.write(`set-up: ${line}\n`);
}

/** npm's packages of the project, and of folders that have their own. `proof` is there when all is. */
const PACKAGES = {
  project: {
    folder: ROOT,
    what: "Nabra's packages",
    proof: relative(join(ROOT, 'node_modules'), NODE),
    scripts: ['node'], // puts Node 24 in its place
  },
  bench: { folder: join(ROOT, 'bench'), what: 'the programs to compare with', proof: 'sherpa-onnx-node/package.json' },
};

/**
 * Sets the project up, with the programs to compare with (`bench`), those of the tests (`tests`), an Electron
 * (`electron`) and what else opens the window (`window`, with a screen for it: `screen`) if wanted; quick when nothing is
 * to be done. `again`: also what failed before. Ends the process on failure; a window that cannot be had is no failure
 * here, but is said.
 */
export async function setUp(needs = {}) {
  const { bench = false, tests = false, window = false, screen = false, electron = window, again = false } = needs;
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) return stop(`Node ${process.versions.node} is too old: Node 20 or newer is needed to begin`);
  try {
    await oneAtATime(join(ROOT, '.cache', 'setup.lock'), say, async (sign) => {
      await ensureNpmPackages(PACKAGES.project, say, sign);
      if (bench) await ensureNpmPackages(PACKAGES.bench, say, sign);
      const purposes = [(tests || bench) && 'tests', window && 'window', screen && 'screen'];
      ensureSystemPackages(say, { root: ROOT, stamp: fingerprint(ROOT), purposes, again });
      const noElectron = electron ? await ensureElectron(ROOT, NODE, say, sign) : null;
      if (noElectron) say(noElectron);
    });
  } catch (error) {
    if (error instanceof InstallError) return stop(error.message);
    throw error;
  }
}

function stop(message) {
  say(message);
  process.exit(1);
}

if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(join(ROOT, 'scripts', 'setup.mjs'))) {
  await setUp({ tests: true, window: true, screen: true, again: true });
  say('ready. Next: npm run demo');
}
