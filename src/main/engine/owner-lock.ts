import { chmodSync, closeSync, existsSync, mkdirSync, openSync, realpathSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { fileError } from '../platform/file-error.ts';
import { storageError } from './catalog/sqlite-errors.ts';

/** Being the one engine that writes to a catalog. */
export interface OwnerLock {
  /** The catalog's real path, without symbolic links: open this one. */
  readonly catalogFile: string;
  release(): void;
}

/**
 * Makes this process the only owner of the catalog at `catalogFile`, or says `profile_in_use` and which process is.
 *
 * The lock is SQLite's own on a small file beside the catalog: the kernel takes it back however the process ends, so
 * it is never stale, and a second process can still read who holds it. A catalog that is not there is made, empty, so
 * that every way to it, through whatever links, leads to one lock. Other errors: `permission_denied`, `not_found`,
 * `disk_full`, `disk_error`.
 */
export function takeOwnership(catalogFile: string): Result<OwnerLock, AppError> {
  try {
    const real = realFile(catalogFile);
    return lockAnew(`${real}.lock`, real);
  } catch (error) {
    const known = storageError(error) ?? systemError(error, catalogFile);
    if (known) return err(known);
    throw error;
  }
}

function lockAnew(file: string, catalogFile: string): Result<OwnerLock, AppError> {
  try {
    return lock(file, catalogFile);
  } catch (error) {
    if (storageError(error)?.code !== 'catalog_damaged') throw error;
    // It holds nothing but a process id.
    rmSync(file);
    return lock(file, catalogFile);
  }
}

function systemError(error: unknown, path: string): AppError | null {
  return error instanceof Error && 'syscall' in error ? fileError(error, path) : null;
}

/** The file's path without symbolic links. Made when it is not there: a path that leads nowhere has none. */
function realFile(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  return realpathSync(file);
}

function lock(file: string, catalogFile: string): Result<OwnerLock, AppError> {
  const existed = existsSync(file);
  const database = new Database(file, { timeout: 0 });
  try {
    if (!existed) chmodSync(file, 0o600);
    // No journal file beside the lock, and nothing in it that a power cut could harm.
    database.pragma('journal_mode = MEMORY');
    database.pragma('synchronous = OFF');
    database.exec('BEGIN IMMEDIATE');
    database.exec('CREATE TABLE IF NOT EXISTS owner (pid INTEGER NOT NULL) STRICT');
    database.exec('DELETE FROM owner');
    database.prepare('INSERT INTO owner VALUES (?)').run(process.pid);
    database.exec('COMMIT');
    // Held for life: others may read the id above, none can get this far.
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    const pid = busy ? ownerOf(database) : null;
    database.close();
    if (!busy) throw error;
    const who = pid === null ? 'another process' : `process ${pid}`;
    return err(appError('profile_in_use', `${who} is working with it`));
  }
  return ok({ catalogFile, release: () => database.close() });
}

function ownerOf(database: Database.Database): number | null {
  try {
    const row = database.prepare('SELECT pid FROM owner').get() as { pid: number } | undefined;
    return row?.pid ?? null;
  } catch {
    return null;
  }
}
