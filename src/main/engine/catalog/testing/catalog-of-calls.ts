import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { makeFolder } from '../../queue/testing/make-folder.ts';
import type { Catalog } from '../catalog.ts';
import { addGlossaryVersion } from '../glossary-versions.ts';
import { openCatalog } from '../open.ts';

/** A catalog with analysed calls `c0`, `c1`, … of files `0`, `1`, … and a first version of B2C without lines; gone when the test is over. */
export function catalogOfCalls(calls: number): { readonly catalog: Catalog; readonly versionId: number } {
  const opened = openCatalog(join(makeFolder(onTestFinished), 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(opened.value.close);
  const { catalog } = opened.value;
  const numbers = `WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ${calls})`;
  catalog.database.exec(`INSERT INTO settings_snapshots VALUES (1, 'key', '{}', '{}', 'now');
    ${numbers} INSERT INTO recordings SELECT n, n, 1, 'pcm', 8000, 2, 1 FROM numbers;
    ${numbers} INSERT INTO files (id, path_bytes, path, name, modified_ms, size_bytes) SELECT n, CAST(n AS BLOB), n, n, 0, 1 FROM numbers;
    ${numbers} INSERT INTO calls (id, recording_id, settings_id, file_id, agent_channel, state, duration_s, channels, lane_channels, created_at)
      SELECT 'c' || n, n, 1, n, 'left', 'done', 60, 2, '[0, 1]', 'now' FROM numbers`);
  const made = {
    content: { name: 'B2C', entries: [] },
    origin: 'import',
    title: 'made',
    workbook: null,
    notes: [],
  } as const;
  return { catalog, versionId: addGlossaryVersion(catalog, made) };
}
