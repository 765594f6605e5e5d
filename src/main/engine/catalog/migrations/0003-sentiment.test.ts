import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../open.ts';
import { MIGRATIONS } from './list.ts';

test('0003 keeps the calls there are, and judgements go with what they judge', () => {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  migrate(database, MIGRATIONS.slice(0, 2));
  database.exec(`INSERT INTO recordings VALUES (1, 'sha', 1, 'pcm', 8000, 2, 1);
    INSERT INTO files (id, path_bytes, path, name, modified_ms, size_bytes, recording_id) VALUES (1, x'00', '/a', 'a', 0, 1, 1);
    INSERT INTO settings_snapshots VALUES (1, 'key', '{}', '{}', 'now');
    INSERT INTO calls (id, recording_id, settings_id, file_id, agent_channel, state, duration_s, channels, created_at)
      VALUES ('c', 1, 1, 1, 'left', 'done', 1, 2, 'now');
    INSERT INTO chunks VALUES (1, 'c', 0, 0, 0, 1, 'allo', 'allo', 1, '[]')`);
  migrate(database, MIGRATIONS.slice(0, 3));
  expect(database.prepare('SELECT text FROM chunks').all()).toEqual([{ text: 'allo' }]);
  database.exec(`INSERT INTO segment_judgements VALUES ('c', 0, 0, 'text', 0.2, 0.5, 0.3, NULL);
    INSERT INTO lane_judgements (call_id, channel, modality, judged_as, model, unsure_below)
      VALUES ('c', 0, 'text', 'client', 'm', 0.5)`);
  const count = (table: string) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get();
  database.exec('DELETE FROM chunks');
  expect(count('segment_judgements')).toEqual({ n: 0 });
  database.exec(`DELETE FROM calls`);
  expect(count('lane_judgements')).toEqual({ n: 0 });
});
