import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * What is needed from the system: the Debian package, a program or a library it brings, and what for. `window`: only for
 * commands that open the window; `screen`: only for those that do so without one. The only such list.
 */
export const SYSTEM_PACKAGES = [
  { name: 'ffmpeg', program: 'ffmpeg', why: 'decodes everything but WAV; the tests also make their odd files with it' },
  { name: 'libgtk-3-0', library: 'libgtk-3.so.0', why: 'draws the window', only: 'window' },
  { name: 'libnss3', library: 'libnss3.so', why: 'is needed to open the window', only: 'window' },
  { name: 'libasound2', library: 'libasound.so.2', why: 'plays the calls', only: 'window' },
  { name: 'libgbm1', library: 'libgbm.so.1', why: 'draws the window', only: 'window' },
  { name: 'libxss1', library: 'libXss.so.1', why: 'tells the window when the machine is idle', only: 'window' },
  { name: 'libatk-bridge2.0-0', library: 'libatk-bridge-2.0.so.0', why: 'serves screen readers', only: 'window' },
  { name: 'xvfb', program: 'Xvfb', why: 'is the screen of the tests of the window', only: 'screen' },
];

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
 * Installs what is missing of what `purposes` need (`window`, `screen`), where that is allowed (apt, as root); otherwise says the one line that does it. Never
 * fails the set-up: what needs no such program works without it.
 */
export function ensureSystemPackages(say, purposes) {
  const needed = SYSTEM_PACKAGES.filter(({ only }) => only === undefined || purposes.includes(only));
  const missing = needed.filter(({ program, library }) => !(program ? onPath(program) : linkable(library)));
  if (missing.length === 0) return;
  for (const { name, why } of missing) say(`${name} is missing: it ${why}`);
  const names = missing.map(({ name }) => name);
  if (!onPath('apt-get'))
    return say(`install ${names.join(', ')} with this system's package manager; going on without`);
  if (process.getuid?.() !== 0)
    return say(`to install: sudo apt-get install -y ${names.join(' ')}   (going on without)`);
  say(`installing with apt-get: ${names.join(' ')} …`);
  const failure = apt('update') ?? apt('install', '-y', '--no-install-recommends', ...names);
  if (failure) say(`apt-get failed: ${failure}; later: apt-get install -y ${names.join(' ')}   (going on without)`);
}

/** Runs apt-get without questions; gives its last complaint if it fails. */
function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8', maxBuffer: 1 << 26 });
  return status === 0 ? null : (stderr ?? '').trim().split('\n').pop() || `exit code ${status}`;
}
