import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../open.ts';
import { MIGRATIONS } from './list.ts';

test('0002 reads the names of the files that are there, and makes room for outlines', () => {
  const database = new Database(':memory:');
  migrate(database, MIGRATIONS.slice(0, 1));
  const insert = database.prepare(
    `INSERT INTO files (path_bytes, path, name, modified_ms, size_bytes) VALUES (?, ?, ?, 0, 0)`,
  );
  for (const name of ['20261103-123450_Ben_Ali_b2b_x1.wav', 'notes.wav']) insert.run(Buffer.from(name), name, name);
  migrate(database, MIGRATIONS.slice(0, 2));
  expect(database.prepare('SELECT name, recorded_at, agent, line_of_business FROM files ORDER BY id').all()).toEqual([
    {
      name: '20261103-123450_Ben_Ali_b2b_x1.wav',
      recorded_at: '2026-11-03T12:34:50',
      agent: 'Ben_Ali',
      line_of_business: 'B2B',
    },
    { name: 'notes.wav', recorded_at: null, agent: null, line_of_business: null },
  ]);
  expect(database.prepare('SELECT count(*) AS n FROM peaks').get()).toEqual({ n: 0 });
  expect(database.pragma('user_version', { simple: true })).toBe(2);
});
