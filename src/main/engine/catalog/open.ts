import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type NamedCall, parseFileName } from '../intake/file-name.ts';
import { type Catalog, createCatalog } from './catalog.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { isBusy, storageError } from './sqlite-errors.ts';

/** Marks a SQLite file as a Nabra catalog: "NBRA". */
const APPLICATION_ID = 0x4e_42_52_41;

/** An open catalog and the number of this start of the engine. */
export interface OpenCatalog {
  readonly catalog: Catalog;
  readonly epoch: number;
  /** Whether the engine before this one ended without closing. */
  readonly afterUncleanEnd: boolean;
  /** Notes a clean end and closes. */
  close(): void;
}

/**
 * Opens the catalog, makes it when there is none, and brings it to the newest shape. After an unclean end it is
 * checked first. Errors: `catalog_newer` and `catalog_damaged` (the file is left as it is), `profile_in_use` (by a program
 * that is not Nabra), `disk_full`, `disk_error`.
 */
export function openCatalog(file: string): Result<OpenCatalog, AppError> {
  let database: Database.Database | null = null;
  try {
    const refused = existsSync(file) ? inspect(file) : null;
    if (refused) return err(refused);
    createPrivately(file);
    database = new Database(file);
    configure(database);
    migrate(database, MIGRATIONS);
    return ok(start(createCatalog(database)));
  } catch (error) {
    database?.close();
    if (isBusy(error)) return err(appError('profile_in_use', 'another program holds the catalog'));
    const known = storageError(error) ?? fileError(error);
    if (known) return err(known);
    throw error;
  }
}

/**
 * Opens a catalog to read what is in it, also while another process works with it. Where there is none, or one of an
 * older shape, it is an empty one in memory. Who opens it closes its `database`. Errors: as `openCatalog`.
 */
export function openCatalogToRead(file: string): Result<Catalog, AppError> {
  let database: Database.Database | null = null;
  try {
    const refused = existsSync(file) ? inspect(file) : null;
    if (refused) return err(refused);
    database = existsSync(file) ? new Database(file, { readonly: true }) : null;
    if (database?.pragma('user_version', { simple: true }) === MIGRATIONS.length) return ok(createCatalog(database));
    database?.close();
    database = new Database(':memory:');
    migrate(database, MIGRATIONS);
    return ok(createCatalog(database));
  } catch (error) {
    database?.close();
    const known = storageError(error) ?? fileError(error);
    if (known) return err(known);
    throw error;
  }
}

/** Looks without writing: a catalog that is not ours to open stays byte for byte as it is. */
function inspect(file: string): AppError | null {
  const database = new Database(file, { readonly: true });
  try {
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version > MIGRATIONS.length) {
      return appError('catalog_newer', `the catalog has version ${version}, this program knows ${MIGRATIONS.length}`);
    }
    if (version === 0) {
      const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
      return tables.n === 0 ? null : appError('catalog_damaged', 'the file is a database, but not a catalog');
    }
    if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      return appError('catalog_damaged', 'the file is a database, but not a catalog');
    }
    const last = database.prepare('SELECT ended_at FROM engine_runs ORDER BY epoch DESC LIMIT 1').get() as
      | { ended_at: string | null }
      | undefined;
    if (!last || last.ended_at !== null) return null;
    const check = database.pragma('quick_check(1)', { simple: true });
    return check === 'ok' ? null : appError('catalog_damaged', String(check));
  } finally {
    database.close();
  }
}

/** Call texts are personal data: only the owner may look. */
function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

function configure(database: Database.Database): void {
  // FULL: the default of this build (NORMAL) may lose the last commits at a power cut.
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('secure_delete = ON');
  database.pragma('temp_store = MEMORY');
  database.pragma('journal_size_limit = 16777216');
}

/**
 * Applies what is missing of `migrations`, each in one transaction with its version number, so that an end in the
 * middle leaves the old shape or the new one.
 */
export function migrate(database: Database.Database, migrations: readonly string[]): void {
  const from = Number(database.pragma('user_version', { simple: true }));
  // For migrations that fill columns with what a file's name tells.
  database.function('file_name_part', { deterministic: true, directOnly: true }, (name, part) => {
    return parseFileName(String(name))?.[part as keyof NamedCall] ?? null;
  });
  migrations.slice(from).forEach((text, index) => {
    database
      .transaction(() => {
        database.exec(text);
        database.pragma(`application_id = ${APPLICATION_ID}`);
        database.pragma(`user_version = ${from + index + 1}`);
      })
      .immediate();
  });
}

function start(catalog: Catalog): OpenCatalog {
  const previous = catalog.first(
    catalog.sql.selectFrom('engine_runs').select('ended_at').orderBy('epoch', 'desc').limit(1),
  );
  const row = catalog.first(
    catalog.sql
      .insertInto('engine_runs')
      .values({ pid: process.pid, started_at: new Date().toISOString(), ended_at: null })
      .returning('epoch'),
  );
  if (!row) throw new Error('INSERT … RETURNING gave no row');
  const { epoch } = row;
  return {
    catalog,
    epoch,
    afterUncleanEnd: previous !== undefined && previous.ended_at === null,
    close() {
      try {
        catalog.run(
          catalog.sql.updateTable('engine_runs').set({ ended_at: new Date().toISOString() }).where('epoch', '=', epoch),
        );
      } catch (error) {
        // On a full or failing disk the end stays unmarked, and the next start checks the file.
        if (!storageError(error)) throw error;
      } finally {
        catalog.database.close();
      }
    },
  };
}

function fileError(error: unknown): AppError | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return appError('disk_full', String(error));
  return /^E[A-Z]+$/.test(code) ? appError('disk_error', String(error)) : null;
}
