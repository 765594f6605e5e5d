import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';

/** Says why npm's packages could not be installed, in words for the person at the keyboard. */
export class InstallError extends Error {}

/**
 * Brings a folder's node_modules to what its package-lock.json says; does nothing when it is there already. The stamp that
 * says so is written last, so an interrupted install is done again. Throws `InstallError`.
 */
export function ensureNpmPackages(folder, what, say) {
  const stamp = join(folder, 'node_modules', '.nabra-installed');
  const wanted = fingerprint(folder);
  if (read(stamp) === wanted) return;
  if (!installedByHand(folder)) {
    rmSync(stamp, { force: true });
    say(`installing ${what} (npm ci; a minute or two the first time) …`);
    npmCi(folder);
  }
  writeFileSync(stamp, wanted);
}

function fingerprint(folder) {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/**
 * A contributor's own `npm install` leaves node_modules as the lock says. npm's note of what it installed is written
 * at its very end, so it can be believed; optional packages may be left out of it.
 */
function installedByHand(folder) {
  const note = read(join(folder, 'node_modules', '.package-lock.json'));
  if (!note) return false;
  const { packages: there } = JSON.parse(note);
  const { packages: wanted } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
    if (path === '' || (!there[path] && (optional || devOptional))) return true;
    return there[path]?.version === version && there[path]?.integrity === integrity;
  });
}

function npmCi(folder) {
  const { program, args } = npm();
  const env = {
    ...process.env,
    PATH: pathWithout(join(folder, 'node_modules')),
    // Its install script fetches CUDA libraries and fails where they cannot be had; the CPU's are in the package.
    ONNXRUNTIME_NODE_INSTALL: process.env.ONNXRUNTIME_NODE_INSTALL ?? 'skip',
  };
  // Node 20 would give a page of EBADENGINE warnings: those packages run under the Node 24 that is being installed.
  const options = [...args, 'ci', '--loglevel=error', '--no-audit', '--no-fund'];
  const result = spawnSync(program, options, { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (result.error)
    throw new InstallError(`npm could not be started (${result.error.message}); install npm and try again`);
  if (result.status === 0) return;
  const words = `${result.stderr}${result.stdout}`.trim();
  const lastLines = words.split('\n').slice(-15).join('\n');
  if (result.signal) throw new InstallError(`npm ci was ended by ${result.signal}; run the same command again`);
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT/.test(words)) {
    throw new InstallError(
      `${lastLines}\nThe npm registry could not be reached: check the network or the proxy and try again`,
    );
  }
  throw new InstallError(`${lastLines}\nnpm ci failed (above); run the same command again once that is mended`);
}

/** npm as it runs us, or the one on PATH; with a Node that is not the one about to be replaced. */
function npm() {
  const script = process.env.npm_execpath;
  if (!script || !/npm-cli\.(c|m)?js$/.test(script) || !existsSync(script)) return { program: 'npm', args: [] };
  return { program: process.execPath.includes(`${sep}node_modules${sep}`) ? 'node' : process.execPath, args: [script] };
}

/** PATH without the folders inside a node_modules: npm puts them first, and they are about to go. */
function pathWithout(nodeModules) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.startsWith(nodeModules)).join(delimiter);
}
