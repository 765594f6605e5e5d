import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { makeCalls } from '../engine/queue/testing/make-folder.ts';

test('work goes on when nobody reads standard error any more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nabra-pipe-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const calls = makeCalls(folder, 3);
  const config = join(import.meta.dirname, '../../../resources/samples/config.v1.yaml');
  const program = spawn(
    process.execPath,
    [join(import.meta.dirname, 'index.ts'), 'analyze', calls, '--config', config, '--dry-run', '--json'],
    { env: { ...process.env, NABRA_HOME: join(folder, 'profile') }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  program.stderr.destroy();
  const [out, [code]] = await Promise.all([text(program.stdout), once(program, 'exit')]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ dryRun: true, found: 3 });
});
