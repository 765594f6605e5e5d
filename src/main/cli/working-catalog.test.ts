import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCatalog } from '../engine/catalog/open.ts';
import { takeOwnership } from '../engine/owner-lock.ts';
import { removeWorkingCatalog, workingCatalog } from './working-catalog.ts';

async function makeCatalog(): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), 'nabra-working-'));
  onTestFinished(() => rm(out, { recursive: true }));
  const file = workingCatalog(out);
  const opened = openCatalog(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  opened.value.close();
  return file;
}

test('a working catalog goes with everything beside it', async () => {
  const file = await makeCatalog();
  expect(await removeWorkingCatalog(file)).toEqual({ ok: true, value: null });
  expect(existsSync(dirname(file))).toBe(false);
});

test('what somebody else put beside it stays, a whole profile included', async () => {
  const file = await makeCatalog();
  const folder = dirname(file);
  for (const name of ['catalog.sqlite', 'settings.json']) await writeFile(join(folder, name), 'mine');
  expect(await removeWorkingCatalog(file)).toEqual({ ok: true, value: null });
  expect((await readdir(folder)).toSorted()).toEqual(['catalog.sqlite', 'settings.json']);
});

test('it stays when another run has begun in it', async () => {
  const file = await makeCatalog();
  const other = takeOwnership(file);
  if (!other.ok) throw new Error(other.error.detail);
  expect(await removeWorkingCatalog(file)).toEqual({ ok: true, value: null });
  other.value.release();
  expect(existsSync(file)).toBe(true);
});
