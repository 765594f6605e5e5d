import { rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import { takeOwnership } from '../engine/owner-lock.ts';
import { tryFile } from '../platform/file-error.ts';

/** SQLite's own names for what lies beside a database. */
const BESIDE = ['', '-wal', '-shm', '-journal', '.lock-journal', '.lock'];

/**
 * The catalog that a run with `--save-mode csv` into the folder `out` works in. Neither its name nor its folder's is one
 * that a profile uses, so deleting it by name can hit no other.
 */
export function workingCatalog(out: string): string {
  return join(out, '.nabra-csv-run', 'working-catalog.sqlite');
}

/**
 * Deletes a catalog of `workingCatalog` after its engine has closed, file by file, and its folder if nothing else lies in
 * it. Whoever has begun to work in it meanwhile keeps it. Errors: those of the file system.
 */
export async function removeWorkingCatalog(catalogFile: string): Promise<Result<null, AppError>> {
  const owner = takeOwnership(catalogFile);
  if (!owner.ok) return owner.error.code === 'profile_in_use' ? ok(null) : owner;
  try {
    for (const ending of BESIDE) {
      const path = `${catalogFile}${ending}`;
      const removed = await tryFile(path, () => rm(path, { force: true }));
      if (!removed.ok) return removed;
    }
  } finally {
    owner.value.release();
  }
  const folder = dirname(catalogFile);
  const removed = await tryFile(folder, () => rmdir(folder).catch(ignoreNotEmpty));
  return removed.ok ? ok(null) : removed;
}

function ignoreNotEmpty(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
}
