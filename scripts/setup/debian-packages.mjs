import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
/**
 * What is needed from the system: the Debian package, a program or a library it brings, what for, and the file of an npm
 * package that stands in for it, though not in the tests. `window`: only for commands that open the window; `screen`:
 * only for those that do so without one. The only such list.
 */
export const SYSTEM_PACKAGES = [
  {
    name: 'ffmpeg',
    program: 'ffmpeg',
    why: 'decodes everything but WAV; the tests also make their odd files with it',
    standIn: join('node_modules', 'ffmpeg-static', process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'),
  },
  { name: 'libgtk-3-0', library: 'libgtk-3.so.0', why: 'draws the window', only: 'window' },
  { name: 'libnss3', library: 'libnss3.so', why: 'is needed to open the window', only: 'window' },
  { name: 'libasound2', library: 'libasound.so.2', why: 'plays the calls', only: 'window' },
  { name: 'libgbm1', library: 'libgbm.so.1', why: 'draws the window', only: 'window' },
  { name: 'libxss1', library: 'libXss.so.1', why: 'tells the window when the machine is idle', only: 'window' },
  { name: 'libatk-bridge2.0-0', library: 'libatk-bridge-2.0.so.0', why: 'serves screen readers', only: 'window' },
  { name: 'xvfb', program: 'Xvfb', why: 'is the screen of the tests of the window', only: 'screen' },
];

/** apt waits for ever for a server that does not answer. */
const UPDATE_MS = 2 * 60_000;
const INSTALL_MS = 10 * 60_000;

/** Tells whether a program is on PATH. */
export function onPath(program) {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return (process.env.PATH ?? '').split(delimiter).some((folder) =>
    suffixes.some((suffix) => {
      try {
        accessSync(join(folder, program + suffix), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );
}

/** Tells whether the dynamic linker knows a library. Where it cannot be asked, the library is taken to be there. */
function linkable(library) {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8', maxBuffer: 1 << 24 });
  return status !== 0 || stdout.includes(`\t${library} `);
}

/**
/**
 * Installs into the system what is missing for the project at `root` and for `purposes` (`tests`, `window`, `screen`)
 * where that is allowed (apt, as root); otherwise says the one line that does it. Never fails the set-up: what needs no
 * such program works without it. What failed is tried again only when `stamp` changes or `again` is set: without a
 * network each try costs minutes. In tests the system's own programs are wanted, not those that stand in for them.
 */
export function ensureSystemPackages(say, { root, stamp, purposes, again = false }) {
  const there = ({ program, library, standIn }) => {
    if (standIn && !purposes.includes('tests') && existsSync(join(root, standIn))) return true;
    return program ? onPath(program) : linkable(library);
  };
  const missing = SYSTEM_PACKAGES.filter((one) => (!one.only || purposes.includes(one.only)) && !there(one));
  if (missing.length === 0) return;
  for (const { name, why } of missing) say(`${name} is missing: it ${why}`);
  const names = missing.map(({ name }) => name).join(' ');
  if (!onPath('apt-get')) return say(`install ${names} with this system's package manager; going on without`);
  if (process.getuid?.() !== 0) return say(`to install: sudo apt-get install -y ${names}   (going on without)`);
  const failed = join(root, '.cache', 'apt-failed');
  if (!again && existsSync(failed) && readFileSync(failed, 'utf8') === stamp)
    return say('apt-get failed before; to try again: npm run setup   (going on without)');
  say(`installing with apt-get: ${names} …`);
  const options = ['install', '-y', '--no-install-recommends', ...missing.map(({ name }) => name)];
  const failure = apt(UPDATE_MS, ['update']) ?? apt(INSTALL_MS, options);
  if (failure === null) return rmSync(failed, { force: true });
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(failed, stamp);
  say(`apt-get failed: ${failure}; to try again: npm run setup   (going on without)`);
}

/** Runs apt-get without questions; gives its last complaint if it fails. */
function apt(timeout, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, encoding: 'utf8', maxBuffer: 1 << 26, timeout };
  const { status, stderr, error } = spawnSync('apt-get', ['-q', ...args], options);
  if (status === 0) return null;
  if (error?.code === 'ETIMEDOUT') return `${args[0]} took more than ${timeout / 60_000} minutes`;
  return (stderr ?? '').trim().split('\n').pop() || `exit code ${status}`;
}
