import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder Nabra runs from: the checkout, or the packaged application. Found as the nearest folder above the running
 * code that has both `package.json` and `models`, so that it is the same before and after bundling.
 */
export function appRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'models'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json with a models folder above ${import.meta.dirname}`);
    folder = parent;
  }
  return folder;
}
