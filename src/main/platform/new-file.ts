import { type FileHandle, open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { fileError } from './file-error.ts';

/** Characters gathered before they are handed to the disk. */
const WRITE_CHARS = 1 << 18;

/** A file that is being written under another name and appears, whole, when it is done. */
export interface NewFile {
  /** Writes everything, puts it safely on the disk and gives it its name. On failure nothing is left behind. */
  finish(chunks: Iterable<string>): Promise<Result<string, AppError>>;
}

/**
 * Begins a file that must not exist yet; null when the name is taken, also by somebody who is just writing it. The hidden
 * `.partial` file is made first and the name looked at second, so that two writers can never both get it.
 */
export async function beginNewFile(path: string): Promise<Result<NewFile | null, AppError>> {
  const partial = join(dirname(path), `.${basename(path)}.partial`);
  let handle: FileHandle;
  try {
    handle = await open(partial, 'wx');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? ok(null) : err(fileError(error, path));
  }
  const taken = await stat(path).then(
    () => true,
    () => false,
  );
  if (!taken) return ok({ finish: (chunks) => finish(handle, partial, path, chunks) });
  await handle.close();
  await unlink(partial);
  return ok(null);
}

async function finish(
  handle: FileHandle,
  partial: string,
  path: string,
  chunks: Iterable<string>,
): Promise<Result<string, AppError>> {
  let written = false;
  try {
    let waiting = '';
    for (const chunk of chunks) {
      waiting += chunk;
      if (waiting.length < WRITE_CHARS) continue;
      await handle.writeFile(waiting);
      waiting = '';
    }
    await handle.writeFile(waiting);
    await handle.sync();
    await handle.close();
    await rename(partial, path);
    written = true;
    await syncFolder(dirname(path));
    return ok(path);
  } catch (error) {
    // A bug in what gives the chunks is not a disk error.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return err(fileError(error, path));
  } finally {
    if (!written) {
      await handle.close().catch(() => {});
      await unlink(partial).catch(() => {});
    }
  }
}

/** Makes the new name itself survive a power cut. Windows cannot open a folder for this and does not need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
