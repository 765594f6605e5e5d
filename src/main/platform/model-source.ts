import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { appRoot } from './app-root.ts';

/**
 * Where a file of a model lies: `source` as in `model.json`, `folder` the model's own. An `npm:` source gives null when
 * no installed package has the file; a plain one is not looked for.
 */
export function locateModelFile(source: string, folder: string): string | null {
  if (!source.startsWith('npm:')) return join(folder, source);
  const inPackages = source.slice('npm:'.length);
  // Not `require.resolve`: packages hide their files behind `exports`.
  const packageFolders = createRequire(join(appRoot(), 'package.json')).resolve.paths(inPackages) ?? [];
  const path = packageFolders.map((packages) => join(packages, inPackages)).find((candidate) => existsSync(candidate));
  // Native code cannot read inside Electron's archive; the packager leaves models outside, in a folder beside it.
  return path?.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked') ?? null;
}
