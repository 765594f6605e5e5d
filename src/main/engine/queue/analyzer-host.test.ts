import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startAnalyzer } from './analyzer-host.ts';
import { DEFAULT_LIMITS } from './limits.ts';

it('ends an analyzer whose events do not fit the contract', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-host-'));
  const entry = join(folder, 'analyzer.mjs');
  writeFileSync(
    entry,
    "process.on('message', () => process.send({ kind: 'event', name: 'stageDone', payload: { stage: 'asr' } }));",
  );
  const host = startAnalyzer({ entry, runId: 'test' }, 1, DEFAULT_LIMITS);
  const opened = await host.open({
    modelFolders: [],
    asrModel: 'a',
    vadModel: 'b',
    classifiers: { textAgent: null, textClient: null, acousticAgent: null, acousticClient: null, labelMappings: {} },
    threads: 1,
    batchSize: 1,
    ffmpegPath: null,
  });
  await host.gone;
  rmSync(folder, { recursive: true });
  expect(opened).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(opened.ok ? '' : opened.error.detail).toContain('stageDone: bad event');
});
