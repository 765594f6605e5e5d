import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrate } from '../open.ts';
import { MIGRATIONS } from './list.ts';

/** A database as version `version` left it. A later migration's test begins here and puts rows of that shape in. */
function databaseOfVersion(version: number): Database.Database {
  const database = new Database(':memory:');
  migrate(database, MIGRATIONS.slice(0, version));
  return database;
}

describe('0001', () => {
  test('makes an empty file a catalog in which every table is strict', () => {
    const database = databaseOfVersion(0);
    migrate(database, MIGRATIONS.slice(0, 1));
    const tables = database.prepare('SELECT name, strict FROM pragma_table_list WHERE schema = ? AND name NOT LIKE ?');
    expect(tables.all('main', 'sqlite_%')).toEqual(
      expect.arrayContaining(
        [
          'batch_files',
          'batches',
          'calls',
          'chunks',
          'engine_runs',
          'files',
          'recordings',
          'settings_snapshots',
          'stages',
        ].map((name) => ({ name, strict: 1 })),
      ),
    );
    expect(database.pragma('user_version', { simple: true })).toBe(1);
  });

  test('refuses what does not fit: a wrong type, an unknown state, a call without its recording', () => {
    const database = databaseOfVersion(1);
    database.pragma('foreign_keys = ON');
    const batch = database.prepare(`INSERT INTO batches VALUES ('a', ?, '{}', '{}', NULL, 'now', NULL)`);
    expect(() => batch.run('sleeping')).toThrow(/CHECK/);
    const call = database.prepare(
      `INSERT INTO calls (id, recording_id, settings_id, file_id, agent_channel, state, duration_s, channels, created_at)
       VALUES ('c', 1, 1, 1, 'left', 'queued', ?, 2, 'now')`,
    );
    expect(() => call.run('long')).toThrow(/cannot store TEXT/);
    expect(() => call.run(1)).toThrow(/FOREIGN KEY/);
  });
});

test('a migration that fails in the middle leaves the shape it began with', () => {
  const database = databaseOfVersion(1);
  const schema = database.prepare('SELECT sql FROM sqlite_schema').all();
  expect(() => migrate(database, [...MIGRATIONS.slice(0, 1), 'CREATE TABLE more (a); CREATE TABLE more (a)'])).toThrow(
    /more/,
  );
  expect(database.prepare('SELECT sql FROM sqlite_schema').all()).toEqual(schema);
  expect(database.pragma('user_version', { simple: true })).toBe(1);
});
