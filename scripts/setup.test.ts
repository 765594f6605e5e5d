import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
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

/** The same without holding up this process; gives standard output. */
async function runBeside(code: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
  return text(child.stdout);
}

describe.skipIf(process.getuid?.() !== 0)('programs from the system (skipped unless root, who alone installs)', () => {
  const ensure = (options = '') =>
    run(`import { ensureSystemPackages } from '${SCRIPTS}debian-packages.mjs';
      ensureSystemPackages(console.log, { root: '${root}', stamp: 'one', purposes: [], ${options} });`);
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
    expect(ensure("purposes: ['tests']")).toContain('ffmpeg is missing');
  });
});

describe('one set-up at a time', () => {
  const lock = () => join(root, 'lock');
  const enter = (work: string) =>
    `import { oneAtATime } from '${SCRIPTS}one-at-a-time.mjs';
     import { appendFileSync } from 'node:fs';
     await oneAtATime('${lock()}', console.log, async () => { ${work} });`;

  it('does not wait for a process that has the id of one that died', () => {
    writeFileSync(lock(), `${process.pid}:1`);
    expect(run(enter("console.log('in')"))).toBe('in\n');
  });

  it('waits for one that lives', async () => {
    writeFileSync(lock(), `${process.pid}`);
    setTimeout(() => rmSync(lock()), 1500);
    expect(await runBeside(enter("console.log('in')"))).toBe(
      `another set-up is running here (process ${process.pid}); waiting for it …\nin\n`,
    );
  });

  it('lets only one in when several find a dead lock', async () => {
    writeFileSync(lock(), '999999999:1');
    const work = `appendFileSync('${join(root, 'order')}', 'in ');
      await new Promise((resolve) => setTimeout(resolve, 100));
      appendFileSync('${join(root, 'order')}', 'out ');`;
    await Promise.all(Array.from({ length: 6 }, () => runBeside(enter(work))));
    expect(readFileSync(join(root, 'order'), 'utf8')).toBe('in out '.repeat(6));
  });
});
