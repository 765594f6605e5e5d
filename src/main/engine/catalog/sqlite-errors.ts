import Database from 'better-sqlite3';
import { type AppError, appError } from '../../../shared/errors.ts';

/**
 * What a failure of SQLite means to the user: `disk_full`, `disk_error` or `catalog_damaged`. Null for every other
 * error: that is a bug, to be thrown on.
 */
export function storageError(error: unknown): AppError | null {
  if (!(error instanceof Database.SqliteError)) return null;
  const { code, message } = error;
  if (code === 'SQLITE_FULL') return appError('disk_full', message);
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN|PERM|AUTH|NOLFS|PROTOCOL)/.test(code)) {
    return appError('disk_error', `${code}: ${message}`);
  }
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) return appError('catalog_damaged', `${code}: ${message}`);
  return null;
}
