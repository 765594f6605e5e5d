import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';

/** Says why npm's packages could not be installed, in words for the person at the keyboard. */
export class InstallError extends Error {}

/** How long npm may take to end when it is told to, before it is killed. */
const PATIENCE_MS = 3000;

/**
 * Brings a folder's node_modules to what its package-lock.json says; does nothing when it is there already. The stamp
 * that says so is written last, so an interrupted install is done again; so is one without the file `proof`.
 * No package runs a script of its own but those named in `scripts`: left to itself npm compiles every package with a
 * binding.gyp, though the binaries lie in the packages. `sign` is told the process that works. Throws `InstallError`.
 */
export async function ensureNpmPackages({ folder, what, proof, scripts = [] }, say, sign) {
  const stamp = join(folder, 'node_modules', '.nabra-installed');
  const wanted = fingerprint(folder);
  const proven = () => existsSync(join(folder, 'node_modules', proof));
  if (read(stamp) === wanted && proven()) return;
  if (!isInstalled(folder) || !proven()) {
    rmSync(stamp, { force: true });
    say(`installing ${what} (npm ci; a minute or two the first time) …`);
    await runNpm(folder, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], sign);
    for (const name of scripts) await runNpm(folder, ['rebuild', name], sign);
    if (!proven()) throw new InstallError(`npm ci left ${what} without ${proof}; run the same command again`);
  }
  writeFileSync(stamp, wanted);
}

/** What a folder's node_modules is installed from: its lock file, for this kind of machine. */
export function fingerprint(folder) {
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
function isInstalled(folder) {
  const note = read(join(folder, 'node_modules', '.package-lock.json'));
  if (!note) return false;
  const { packages: there } = JSON.parse(note);
  const { packages: wanted } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
    if (path === '' || (!there[path] && (optional || devOptional))) return true;
    return there[path]?.version === version && there[path]?.integrity === integrity;
  });
}

/** Runs a program to its end, quietly. Throws `InstallError` with its last words. */
export async function runTool(program, args, folder, sign) {
  const { error, status, words, interrupted } = await finish(spawn(program, args, { cwd: folder }), sign);
  if (interrupted) throw new InstallError('interrupted; the next command begins this step again');
  const last = error?.message ?? words.trim().split('\n').pop();
  if (error || status !== 0) throw new InstallError(`${[program, ...args].join(' ')} failed: ${last}`);
}

/** Runs npm in a folder, quietly. Throws `InstallError` with its last words. */
export async function runNpm(folder, command, sign) {
  const { program, args } = npm();
  const env = { ...process.env, PATH: pathWithout(join(folder, 'node_modules')) };
  // Node 20 would give a page of EBADENGINE warnings: those packages run under the Node 24 that is being installed.
  const options = [...args, ...command, '--loglevel=error'];
  const { error, status, words, interrupted } = await finish(spawn(program, options, { cwd: folder, env }), sign);
  if (error) throw new InstallError(`npm could not be started (${error.message}); install npm and try again`);
  if (interrupted) throw new InstallError('interrupted; the next command installs again from the start');
  if (status === 0) return;
  const lastLines = words.trim().split('\n').slice(-15).join('\n');
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT/.test(words)) {
    throw new InstallError(
      `${lastLines}\nThe npm registry could not be reached: check the network or the proxy and try again`,
    );
  }
  throw new InstallError(
    `${lastLines}\nnpm ${command[0]} failed (above); run the same command again once that is mended`,
  );
}

/** Waits for npm to end. Told to stop, it stops npm first: nobody may find it still at work on node_modules. */
function finish(child, sign) {
  return new Promise((resolve) => {
    let words = '';
    let interrupted = false;
    const stop = () => {
      interrupted = true;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const end = (outcome) => {
      for (const signal of signals) process.off(signal, stop);
      resolve({ words, interrupted, ...outcome });
    };
    for (const signal of signals) process.on(signal, stop);
    if (child.pid) sign(child.pid);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        words += chunk;
      });
    }
    child.on('error', (error) => end({ error }));
    child.on('close', (status) => end({ status }));
  });
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
