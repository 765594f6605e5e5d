import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Reads the catalog of a profile in which nobody works. */
function read<T>(home: string, work: (database: Database.Database) => T): T {
  const database = new Database(join(home, 'catalog.sqlite'));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** Rows of every table, but for those that record each run as such. */
export function rowCounts(home: string): Record<string, number> {
  const perRun = new Set(['batches', 'batch_files', 'engine_runs']);
  return read(home, (database) => {
    const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    const count = (name: string) => database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number;
    return Object.fromEntries(names.filter((name) => !perRun.has(name)).map((name) => [name, count(name)]));
  });
}

/** When each finished call was finished, by its id. A call that is done again has another time. */
export function endsOfDone(home: string): ReadonlyMap<string, string> {
  return read(home, (database) => {
    const rows = database.prepare("SELECT id, ended_at FROM calls WHERE state = 'done'").raw().all();
    return new Map(rows as [string, string][]);
  });
}

/** What is wrong with the catalog as such: nothing, for a whole one. */
export function damageOf(home: string): unknown[] {
  return read(home, (database) => {
    const integrity = database.pragma('integrity_check', { simple: true });
    return [...(integrity === 'ok' ? [] : [integrity]), ...(database.pragma('foreign_key_check') as unknown[])];
  });
}

/** What a file says it is. */
export interface Described {
  readonly codec: string;
  readonly rateHz: number;
  readonly channels: number;
  /** Seconds; null when the container does not say. */
  readonly claimedS: number | null;
}

/** Every recording as its container describes it, by the hash of its bytes. */
export function descriptions(home: string): ReadonlyMap<string, Described> {
  return read(home, (database) => {
    const rows = database
      .prepare('SELECT sha256, codec, sample_rate_hz AS rateHz, channels, claimed_s AS claimedS FROM recordings')
      .all() as (Described & { sha256: string })[];
    return new Map(rows.map(({ sha256, ...described }) => [sha256, described]));
  });
}

/** The settings that calls were analysed with, the latest last. */
export function frozenSettings(home: string): Record<string, unknown>[] {
  return read(home, (database) => {
    const rows = database.prepare('SELECT settings FROM settings_snapshots ORDER BY id').pluck().all() as string[];
    return rows.map((text) => JSON.parse(text));
  });
}
