import Database from 'better-sqlite3';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/**
 * What a failure of SQLite means to the user: `disk_full`, `disk_error` (also when another program holds the
 * catalog longer than we wait), `catalog_damaged` or `out_of_memory`. Null for every other error: that is a bug, to be
 * thrown on.
 */
export function storageError(error: unknown): AppError | null {
  if (!(error instanceof Database.SqliteError)) return null;
  const { code, message } = error;
  if (code === 'SQLITE_FULL') return appError('disk_full', message);
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN|PERM|AUTH|NOLFS|PROTOCOL)/.test(code)) {
    return appError('disk_error', `${code}: ${message}`);
  }
  if (isBusy(error)) return appError('disk_error', `another program holds the catalog (${code})`);
  if (code === 'SQLITE_NOMEM') return appError('out_of_memory', `${code}: ${message}`);
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) return appError('catalog_damaged', `${code}: ${message}`);
  return null;
}

/** Whether another connection to the database stood in the way. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);
}

/** Does something to the catalog; what `storageError` knows becomes a failure. `undo` is done whenever it throws. */
export function tryStorage<T>(act: () => T, undo: () => void): Result<T, AppError> {
  try {
    return ok(act());
  } catch (error) {
    undo();
    const known = storageError(error);
    if (known) return err(known);
    throw error;
  }
}
