import type Database from 'better-sqlite3';
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * The open catalog. Queries are built with Kysely, so that a misspelt column does not compile, and run synchronously:
 * SQLite answers in microseconds, and a transaction that cannot be interleaved needs no care.
 */
export interface Catalog {
  /** Builds queries; run them with the functions below. */
  readonly sql: Kysely<Tables>;
  all<T>(query: Compilable<T>): T[];
  first<T>(query: Compilable<T>): T | undefined;
  /** Runs a statement and says how many rows it changed. */
  run(query: Compilable): number;
  /** Runs `work` as one IMMEDIATE transaction: all of it is on the disk when this returns, or none of it. */
  transaction<T>(work: () => T): T;
  /**
   * The same without waiting for the disk: a crash of the program takes nothing back, a power cut may (whole, and only
   * until the next `transaction` returns). For what is cheaply done again; waiting costs milliseconds each time.
   */
  quickTransaction<T>(work: () => T): T;
  readonly database: Database.Database;
}

/** Wraps an open database. */
export function createCatalog(database: Database.Database): Catalog {
  const sql = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  // The texts are few (they come from code, values are bound), and preparing costs more than running.
  const prepared = new Map<string, Database.Statement<unknown[]>>();
  const prepare = (text: string) => {
    const known = prepared.get(text);
    if (known) return known;
    const statement = database.prepare<unknown[]>(text);
    prepared.set(text, statement);
    return statement;
  };
  return {
    sql,
    database,
    all: <T>(query: Compilable<T>) => {
      const { sql: text, parameters } = query.compile();
      return prepare(text).all(...parameters) as T[];
    },
    first: <T>(query: Compilable<T>) => {
      const { sql: text, parameters } = query.compile();
      return prepare(text).get(...parameters) as T | undefined;
    },
    run: (query) => {
      const { sql: text, parameters } = query.compile();
      return prepare(text).run(...parameters).changes;
    },
    transaction: (work) => database.transaction(work).immediate(),
    quickTransaction(work) {
      database.pragma('synchronous = NORMAL');
      try {
        return database.transaction(work).immediate();
      } finally {
        database.pragma('synchronous = FULL');
      }
    },
  };
}
