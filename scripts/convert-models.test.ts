import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const TOOL = join(ROOT, 'tools', 'convert-models');

/** A Python that the tool's packages are built for; null: none on this machine. */
function findPython(): string | null {
  const oldEnough = 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))';
  const names = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python'];
  return names.find((name) => spawnSync(name, ['-c', oldEnough]).status === 0) ?? null;
}

const python = findPython();

async function run(
  program: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<{ code: number | null; said: string }> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said: stdout + stderr };
}

it.skipIf(python === null)(
  'tools/convert-models passes its own tests (needs Python 3.11 to 3.13)',
  async (context) => {
    const { code, said } = await run(python ?? '', ['run_tests.py'], { cwd: TOOL });
    // Its packages come from the network once; without it nothing can be said of the tool.
    if (code === 3) return context.skip(said.trim());
    console.log(said.trim().split('\n').slice(-4).join('\n'));
    expect(code, said).toBe(0);
  },
  // The campaign installs PyTorch first.
  3_600_000,
);

it.skipIf(python === null)(
  'npm run convert-models takes paths from where the person stands, not from the project',
  async (context) => {
    const stands = mkdtempSync(join(tmpdir(), 'nabra-convert-'));
    try {
      writeFileSync(join(stands, 'config.yaml'), 'client_acoustic_model_path: gone.joblib\n');
      const asked = ['config.yaml', '--out', 'converted', '--vad', 'none'];
      // As npm starts it: in the project's folder, with the person's beside.
      const env = { ...process.env, npm_lifecycle_event: 'convert-models', INIT_CWD: stands };
      const started = { cwd: ROOT, env };
      const { code, said } = await run(process.execPath, ['scripts/run.mjs', 'convert-models', ...asked], started);
      if (code === 3) return context.skip(said.trim());
      expect(code, said).toBe(1);
      expect(said.replaceAll(/\s+/g, ' ')).toContain(`0 of 1 converted, in ${join(stands, 'converted')}`);
      expect(readdirSync(stands)).toEqual(['config.yaml']);
    } finally {
      rmSync(stands, { recursive: true });
    }
  },
  600_000,
);
