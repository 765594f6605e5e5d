import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ModelFile } from '../../../shared/domain/model.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Pack } from './pack.ts';

/** Makes an empty folder on the disk the models are on, so that moving it into place is one step. */
export function createStaging(models: string): Promise<string> {
  return mkdtemp(join(models, `.staging-${process.pid}-`));
}

/** Removes what imports left behind whose process was killed. */
export async function removeAbandoned(models: string): Promise<void> {
  for (const name of await readdir(models)) {
    const pid = /^\.staging-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(models, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Looks on while files are copied. */
export interface CopyWatch {
  readonly signal?: AbortSignal | undefined;
  /** Told of each block that was written. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * Copies a file of a pack below `staging`, read-only and on the disk when this returns, hashing on the way.
 * `model_damaged`: the pack's file is not what it claims; `cancelled`. Throws what writing throws.
 */
export async function copyIn(
  pack: Pack,
  path: string,
  staging: string,
  role: string,
  watch: CopyWatch,
): Promise<Result<ModelFile, AppError>> {
  const claimed = pack.files.find((file) => file.path === path)?.sizeBytes ?? 0;
  const target = join(staging, path);
  await mkdir(dirname(target), { recursive: true });
  // `wx`: what is there already is never written through.
  const file = await open(target, 'wx', 0o444);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    const blocks = (await pack.open(path))[Symbol.asyncIterator]();
    for (;;) {
      if (watch.signal?.aborted) return err(appError('cancelled', 'asked to stop'));
      let block: IteratorResult<Buffer>;
      try {
        block = await blocks.next();
      } catch (error) {
        return err(appError('model_damaged', `${path}: ${(error as Error).message}`));
      }
      if (block.done) break;
      sizeBytes += block.value.length;
      // A pack that grows while it is read would fill the disk.
      if (sizeBytes > claimed) break;
      hash.update(block.value);
      await file.write(block.value);
      watch.onBytes?.(block.value.length);
    }
    if (sizeBytes !== claimed || sizeBytes === 0)
      return err(appError('model_damaged', `${path}: ${claimed} bytes expected, ${sizeBytes} read`));
    await file.sync();
  } finally {
    await file.close();
  }
  return ok({ role, source: path, sha256: hash.digest('hex'), sizeBytes });
}

/** Writes a text file below `staging`, read-only and on the disk when this returns. */
export async function writeIn(staging: string, path: string, text: string): Promise<void> {
  const file = await open(join(staging, path), 'wx', 0o444);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Moves a finished staging folder into place in one step. False when something is there already. */
export async function publish(staging: string, folder: string): Promise<boolean> {
  await syncFolder(staging);
  try {
    await rename(staging, folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Windows says EPERM where others say ENOTEMPTY.
    if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM') return false;
    throw error;
  }
  await syncFolder(dirname(folder));
  return true;
}

/** Puts the names in a folder on the disk; Windows neither needs nor allows it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
