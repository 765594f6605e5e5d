import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { takeOwnership } from './owner-lock.ts';
import { makeFolder } from './queue/testing/make-folder.ts';

test('the second is refused and told who the first is, until the first lets go', () => {
  const file = join(makeFolder(onTestFinished), 'catalog.sqlite');
  const first = takeOwnership(file);
  expect(takeOwnership(file)).toEqual({
    ok: false,
    error: { code: 'profile_in_use', detail: `process ${process.pid} is working with it` },
  });
  if (first.ok) first.value.release();
  const second = takeOwnership(file);
  expect(second.ok).toBe(true);
  if (second.ok) second.value.release();
});

test('another process is named, and its death frees the catalog at once', async () => {
  const file = join(makeFolder(onTestFinished), 'catalog.sqlite');
  const module = pathToFileURL(join(import.meta.dirname, 'owner-lock.ts'));
  const script = `import { takeOwnership } from '${module}';
    takeOwnership(${JSON.stringify(file)}); console.log('taken'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const refused = takeOwnership(file);
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'profile_in_use', detail: expect.stringContaining(` ${child.pid} `) },
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const taken = takeOwnership(file);
  expect(taken.ok).toBe(true);
  if (taken.ok) taken.value.release();
});

test('a catalog reached through a link has the same owner, even one that is not there yet', () => {
  const folder = makeFolder(onTestFinished);
  const file = join(folder, 'catalog.sqlite');
  symlinkSync(file, join(folder, 'link.sqlite'));
  symlinkSync(folder, join(folder, 'folder'));
  const first = takeOwnership(join(folder, 'link.sqlite'));
  for (const way of [file, join(folder, 'folder', 'catalog.sqlite')]) {
    expect(takeOwnership(way)).toMatchObject({ ok: false, error: { code: 'profile_in_use' } });
  }
  if (first.ok) first.value.release();
});

test('a damaged lock holds nobody up', () => {
  const file = join(makeFolder(onTestFinished), 'catalog.sqlite');
  writeFileSync(`${file}.lock`, 'rubbish'.repeat(1000));
  const taken = takeOwnership(file);
  expect(taken.ok).toBe(true);
  if (taken.ok) taken.value.release();
});
