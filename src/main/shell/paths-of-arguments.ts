import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The folders and files a start was given: arguments that are there, seen from where it was started. The app's own folder,
 * which Electron is given in development, is none.
 */
export function pathsOfArguments(args: readonly string[], startedIn: string, appFolder: string): readonly string[] {
  return args
    .filter((arg) => !arg.startsWith('-'))
    .map((arg) => resolve(startedIn, arg))
    .filter((path) => path !== resolve(appFolder) && existsSync(path));
}
