import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_EGRESS_FILTER } from '../../../../shared/domain/egress.ts';
import { endCutRequests } from '../../catalog/egress-ledger.ts';
import { readLedgerEntries } from '../../catalog/ledger-pages.ts';
import { openCatalog } from '../../catalog/open.ts';
import { startBedrockServer } from './testing/bedrock-server.ts';

test('what left before a kill is in the ledger, byte for byte, as a request of unknown outcome', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-killed-'));
  const file = join(folder, 'catalog.sqlite');
  const server = await startBedrockServer({ script: ['hang'] });
  const program = join(import.meta.dirname, 'testing', 'run-until-killed.ts');
  const child = spawn(process.execPath, [program, server.endpoint, file], { stdio: 'ignore' });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await server.close();
    rmSync(folder, { recursive: true });
  });
  await expect.poll(() => server.seen.length, { timeout: 30_000 }).toBe(3);
  child.kill('SIGKILL');
  await once(child, 'exit');

  const opened = openCatalog(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  const { catalog, close } = opened.value;
  expect(endCutRequests(catalog)).toBe(3);
  const rows = [...readLedgerEntries(catalog, NO_EGRESS_FILTER)];
  close();
  expect(rows.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
  expect(rows.map(({ payload }) => payload).sort()).toEqual(server.seen.map(({ body }) => body).sort());
});
