import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../open.ts';
import { MIGRATIONS } from './list.ts';

test('0004 keeps the calls there are, topics go with their call, and what left the machine stays', () => {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  migrate(database, MIGRATIONS.slice(0, 3));
  database.exec(`INSERT INTO recordings VALUES (1, 'sha', 1, 'pcm', 8000, 2, 1);
    INSERT INTO files (id, path_bytes, path, name, modified_ms, size_bytes, recording_id) VALUES (1, x'00', '/a', 'a', 0, 1, 1);
    INSERT INTO settings_snapshots VALUES (1, 'key', '{}', '{}', 'now');
    INSERT INTO calls (id, recording_id, settings_id, file_id, agent_channel, state, duration_s, channels, created_at)
      VALUES ('c', 1, 1, 1, 'left', 'done', 1, 2, 'now')`);
  migrate(database, MIGRATIONS.slice(0, 4));
  expect(database.prepare('SELECT id, glossary_override FROM calls').all()).toEqual([
    { id: 'c', glossary_override: null },
  ]);
  database.exec(`
    INSERT INTO glossary_versions (glossary, version, origin, title, entries, created_at) VALUES ('B2C', 1, 'sample', 's', '[]', 'now');
    INSERT INTO call_topics VALUES ('c', 'B2C', 1, 'then', 'done', 'local', 'local', NULL, 'local 1', '[]', NULL, NULL, 'now');
    INSERT INTO topic_corrections VALUES ('c', 'B2C', '[]', 'now');
    INSERT INTO topic_runs (glossary, glossary_version_id, started_at) VALUES ('B2C', 1, 'now');
    INSERT INTO topic_run_calls VALUES (1, 'c', '[]', '["a"]', 1);
    INSERT INTO egress_ledger (at, call_id, purpose, service, region, model, payload, spans, bytes_sent, outcome, reserved_usd)
      VALUES ('now', 'c', 'topics', 'bedrock', 'r', 'm', '{}', '[]', 2, 'sent', 0.1)`);
  database.exec('DELETE FROM calls');
  const count = (table: string) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get();
  expect(count('call_topics')).toEqual({ n: 0 });
  expect(count('topic_corrections')).toEqual({ n: 0 });
  expect(count('topic_run_calls')).toEqual({ n: 0 });
  expect(count('egress_ledger')).toEqual({ n: 1 });
});
