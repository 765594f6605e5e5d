import { join } from 'node:path';
import { appRoot } from './app-root.ts';

/** The Node of the npm package `node`, in the checkout or the packaged folder `root`. */
export function nodeIn(root: string): string {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * The Node to start other programs of ours with: the one that runs us. Inside Electron the one that comes along, for
 * a packaged Electron does not run as Node (fuse `runAsNode`), and only its main process can start utility processes.
 */
export function nodeExecutable(): string {
  return process.versions.electron === undefined ? process.execPath : nodeIn(appRoot());
}
