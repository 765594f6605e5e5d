import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * What is needed from the system: the Debian package, a program it brings, what for, and the file of an npm package that
 * stands in for it, though not in the tests. The only such list.
 */
export const SYSTEM_PACKAGES = [
  {
    name: 'ffmpeg',
    program: 'ffmpeg',
    why: 'decodes everything but WAV; the tests also make their odd files with it',
    standIn: join('node_modules', 'ffmpeg-static', process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'),
  },
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

/**
 * Installs into the system what is missing for the project at `root` where that is allowed (apt, as root); otherwise
 * says the one line that does it. Never fails the set-up: what needs no such program works without it. What failed is
 * tried again only when `stamp` changes or `again` is set: without a network each try costs minutes. `tests`: whether
 * the system's own programs are wanted, not those that stand in for them.
 */
export function ensureSystemPackages(say, { root, stamp, tests = false, again = false }) {
  const missing = SYSTEM_PACKAGES.filter(
    ({ program, standIn }) => !onPath(program) && (tests || !existsSync(join(root, standIn))),
  );
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
