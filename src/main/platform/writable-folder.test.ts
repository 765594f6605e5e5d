import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ensureWritableFolder } from './writable-folder.ts';

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nabra-folder-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('makes the folders that are missing, and leaves those that are there', async () => {
  const folder = join(await temporary(), 'a', 'b', 'c');
  expect(await ensureWritableFolder(folder)).toEqual({ ok: true, value: null });
  expect((await stat(folder)).isDirectory()).toBe(true);
  expect(await ensureWritableFolder(folder)).toEqual({ ok: true, value: null });
});

test('says so when a file stands in the way', async () => {
  const file = join(await temporary(), 'file');
  await writeFile(file, '');
  expect(await ensureWritableFolder(join(file, 'folder'))).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

test.skipIf(process.platform !== 'linux')('ends where a folder refuses children (needs /proc)', async () => {
  expect(await ensureWritableFolder('/proc/nabra/results')).toMatchObject({ ok: false });
});
