import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const TOOL = join(import.meta.dirname, '..', 'tools', 'convert-models');

/** A Python that the tool's packages are built for; null: none on this machine. */
function findPython(): string | null {
  const oldEnough = 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))';
  const names = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python'];
  return names.find((name) => spawnSync(name, ['-c', oldEnough]).status === 0) ?? null;
}

const python = findPython();

async function run(args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(python ?? '', args, { cwd: TOOL, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said: stdout + stderr };
}

it.skipIf(python === null)(
  'tools/convert-models passes its own tests (needs Python 3.11 to 3.13)',
  async (context) => {
    const { code, said } = await run(['run_tests.py']);
    // Its packages come from the network once; without it nothing can be said of the tool.
    if (code === 3) return context.skip(said.trim());
    console.log(said.trim().split('\n').slice(-4).join('\n'));
    expect(code, said).toBe(0);
  },
  // The campaign installs PyTorch first.
  3_600_000,
);
