import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

let found: readonly string[] | undefined;

/**
 * The command to put before another, so that the kernel kills it when this process dies, however it dies:
 * `['/usr/bin/setpriv', '--pdeathsig', 'KILL', '--']` on Linux with util-linux, else empty. It replaces itself by the
 * command, which keeps its process id.
 */
export function dieWithParent(): readonly string[] {
  found ??= ['/usr/bin/setpriv', '/bin/setpriv'].filter(isUsable).map((path) => [path, '--pdeathsig', 'KILL', '--'])[0];
  found ??= [];
  return found;
}

function isUsable(path: string): boolean {
  if (process.platform !== 'linux') return false;
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  // BusyBox has a setpriv too, without this option.
  return spawnSync(path, ['--pdeathsig', 'KILL', '--', 'true']).status === 0;
}
