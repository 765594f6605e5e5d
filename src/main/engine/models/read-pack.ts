import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Pack, PackFile } from './pack.ts';
import { judgeFile, refusalCodeOf, refusalOf } from './pack-rules.ts';
import { looksLikeZip, openZipPack } from './read-zip.ts';

/**
 * Opens a folder or a zip to import from, reading names and sizes only. `not_found`: nothing is there;
 * `model_unsupported`: neither folder nor zip; `model_refused`: it holds what a model pack may not hold;
 * `model_damaged`: an unreadable zip. The caller closes the pack.
 */
export async function openPack(source: string): Promise<Result<Pack, AppError>> {
  const path = resolve(source);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await openFolderPack(path);
    // By its name first: PyTorch's files are zips, of pickles.
    if (found.isFile() && judgeFile(path) === 'dangerous')
      return err(appError(refusalCodeOf(path), `${basename(path)}: ${refusalOf(path)}`));
    if (found.isFile() && (await looksLikeZip(path))) return await openZipPack(path);
    return err(appError('model_unsupported', `${path}: give a folder with the model's files, or a zip of one`));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return err(appError('not_found', `${path} does not exist`));
    if (code === 'EACCES' || code === 'EPERM') return err(appError('permission_denied', message));
    throw error;
  }
}

/** The folder itself and its `onnx` are looked at, as Hugging Face lays exports out; other folders are not. */
async function openFolderPack(path: string): Promise<Result<Pack, AppError>> {
  const files: PackFile[] = [];
  const folded = new Map<string, string>();
  for (const below of ['', 'onnx/']) {
    const folder = join(path, below);
    if (below !== '' && !(await lstat(folder).catch(() => null))?.isDirectory()) continue;
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const name = below + entry.name;
      const refuse = (reason: string) => err(appError('model_refused', `${name}: ${reason}`));
      if (entry.isDirectory()) continue;
      const kind = judgeFile(name);
      if (kind === 'dangerous') return err(appError(refusalCodeOf(name), `${name}: ${refusalOf(name)}`));
      if (kind !== 'taken') continue;
      // A link may point anywhere, and elsewhere a moment later.
      if (!entry.isFile()) return refuse('not a regular file. If it is a link, copy the folder with links followed');
      const other = folded.get(name.toLowerCase());
      if (other !== undefined) return refuse(`differs from ${other} only by case`);
      folded.set(name.toLowerCase(), name);
      files.push({ path: name, sizeBytes: (await lstat(join(folder, entry.name))).size });
    }
  }
  return ok({
    name: basename(path),
    files,
    open: async (name) => createReadStream(join(path, name), { highWaterMark: 1 << 20 }),
    close: async () => {},
  });
}
