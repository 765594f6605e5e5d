import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copySamples, makePlace, parseRun, ROOT } from './nabra.ts';

const place = makePlace();
const calls = join(place.folder, 'calls');
const sample = join(ROOT, 'resources', 'samples', 'config.v1.yaml');
const lines = readFileSync(sample, 'utf8').split('\n');

beforeAll(() => copySamples(calls, /20010/));
afterAll(() => place.remove());

/** The sample with the line of a key replaced, and the number of that line. */
function withLine(key: string, replacement: string): { readonly path: string; readonly line: number } {
  const at = lines.findIndex((line) => line.startsWith(`${key}:`));
  const path = join(place.folder, 'config.yaml');
  writeFileSync(path, lines.with(at, replacement).join('\n'));
  return { path, line: at + 1 };
}

it('runs with version 1’s configuration as it is, and writes files only', async () => {
  const { code, stdout, stderr } = await place.run([
    ...['analyze', calls, '--config', sample, '--save-mode', 'csv', '--json', '--out', place.out],
  ]);
  expect(code, stderr).toBe(0);
  expect(parseRun(stdout).counts).toMatchObject({ analysed: 1 });
  expect(readdirSync(place.out)).toHaveLength(5);
  expect(existsSync(join(place.home, 'catalog.sqlite'))).toBe(false);
  // Keys that mean something else now are named; what is secret is not repeated.
  for (const key of ['transcription_model', 'database_type', 'gpu_workers']) expect(stderr).toContain(key);
  expect(stderr + stdout).not.toContain('change-me');
}, 60_000);

it.each([
  { what: 'a key that is none', key: 'max_workers', to: 'max_worker: 32', says: '"max_worker" is not a key' },
  {
    what: 'a wrong type',
    key: 'chunk_duration_sec',
    to: 'chunk_duration_sec: long',
    says: 'chunk_duration_sec: expected',
  },
  {
    what: 'a wrong type of a secret',
    key: 'db_password',
    to: 'db_password: [hidden-1]',
    says: 'db_password: expected',
  },
])('exits 2 for $what, naming line and key', async ({ key, to, says }) => {
  const { path, line } = withLine(key, to);
  const { code, stdout, stderr } = await place.run([
    'analyze',
    calls,
    '--config',
    path,
    '--out',
    join(place.folder, 'x'),
  ]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`line ${line}: ${says}`);
  expect(stderr).not.toContain('hidden-1');
  expect(existsSync(join(place.folder, 'x'))).toBe(false);
});
