import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import { tryFile } from './file-error.ts';

/**
 * Makes a folder that files can be written to, with the folders above it where they are missing. One by one, because
 * Node's own recursive `mkdir` never ends where a parent exists and refuses children (as `/proc` does). `mode`
 * is the rights of the folders that are made. Errors:
 * `permission_denied`, `not_found`, `disk_full`, `disk_error`.
 */
export async function ensureWritableFolder(folder: string, mode = 0o777): Promise<Result<null, AppError>> {
  const missing: string[] = [];
  for (let path = folder; !(await exists(path)); path = dirname(path)) missing.push(path);
  for (const path of missing.reverse()) {
    const made = await tryFile(path, () => mkdir(path, mode).catch(ignoreExisting));
    if (!made.ok) return made;
  }
  // With the dot a file in the folder's place is refused as what it is.
  const writable = await tryFile(folder, () => access(`${folder}/.`, constants.W_OK | constants.X_OK));
  return writable.ok ? ok(null) : writable;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
