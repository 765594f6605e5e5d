import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What is needed from the system: the Debian package, a program it brings, and what for. The only such list. */
export const SYSTEM_PACKAGES = [
  { name: 'ffmpeg', program: 'ffmpeg', why: 'decodes everything but WAV; the tests also make their odd files with it' },
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

/**
 * Installs what is missing where that is allowed (apt, as root); otherwise says the one line that does it. Never
 * fails the set-up: what needs no such program works without it.
 */
export function ensureSystemPackages(say) {
  const missing = SYSTEM_PACKAGES.filter(({ program }) => !onPath(program));
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
