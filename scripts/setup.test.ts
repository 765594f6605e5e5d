import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SCRIPTS = pathToFileURL(join(import.meta.dirname, 'setup/')).href;
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nabra-setup-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Runs the script `code` in a process of its own, with nothing but `bin` on PATH. */
function run(code: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    env: { PATH: join(root, 'bin') },
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe.skipIf(process.getuid?.() !== 0)('programs from the system (skipped unless root, who alone installs)', () => {
  const ensure = (options = '') =>
    run(`import { ensureSystemPackages } from '${SCRIPTS}debian-packages.mjs';
      ensureSystemPackages(console.log, { root: '${root}', stamp: 'one', ${options} });`);
  const tries = () => readFileSync(join(root, 'tries'), 'utf8').length;
  beforeEach(() => {
    mkdirSync(join(root, 'bin'));
    writeFileSync(join(root, 'bin/apt-get'), '#!/bin/sh\nprintf x >> tries\necho no network >&2\nexit 100\n');
    chmodSync(join(root, 'bin/apt-get'), 0o755);
  });

  it('are tried once where apt fails, and again when asked for', () => {
    expect(ensure()).toContain('apt-get failed: no network; to try again: npm run setup');
    expect(ensure()).toContain('apt-get failed before');
    expect(tries()).toBe(1);
    ensure('again: true');
    ensure("stamp: 'two'");
    expect(tries()).toBe(3);
  });

  it('are not wanted where ffmpeg-static stands in, but for the tests', () => {
    mkdirSync(join(root, 'node_modules/ffmpeg-static'), { recursive: true });
    writeFileSync(join(root, 'node_modules/ffmpeg-static/ffmpeg'), '');
    expect(ensure()).toBe('');
    expect(ensure('tests: true')).toContain('ffmpeg is missing');
  });
});
