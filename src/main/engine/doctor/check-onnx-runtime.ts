import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { appRoot } from '../../platform/app-root.ts';
import { nodeExecutable } from '../../platform/node-executable.ts';
import { type Check, good, problem } from './check.ts';

const answerSchema = z.object({ version: z.string() });

// In a process of its own: a native library that does not fit the machine ends the process that loads it.
const SCRIPT = `
  const { createRequire } = require('node:module');
  const ort = createRequire(process.argv[1])('onnxruntime-node');
  process.stdout.write(JSON.stringify({ version: ort.env.versions.node }));
`;

/** Whether ONNX Runtime loads, and which NVIDIA card there is. */
export async function checkOnnxRuntime(): Promise<readonly Check[]> {
  const card = await nvidiaCard();
  try {
    const run = await promisify(execFile)(nodeExecutable(), ['-e', SCRIPT, join(appRoot(), 'package.json')], {
      env: { ...process.env, ORT_DISABLE_TELEMETRY: '1' },
      timeout: 20_000,
    });
    const answer = answerSchema.parse(JSON.parse(run.stdout));
    return [good('onnxRuntime', `${answer.version} on the processor`), checkCard(card)];
  } catch (error) {
    const reason = (error as Error).message.split('\n').findLast((line) => line.trim() !== '') ?? '';
    return [problem('onnxRuntime', `does not load: ${reason}`, 'repairOnnxRuntime'), checkCard(card)];
  }
}

/** Models run on the processor in this version, whatever card there is. */
function checkCard(card: string | null): Check {
  return good('gpu', card === null ? 'no NVIDIA card' : `${card}; not used: models run on the processor`);
}

/** Name, memory and driver of the NVIDIA cards, or null when there is none or no driver for it. */
export async function nvidiaCard(): Promise<string | null> {
  const query = ['--query-gpu=name,memory.total,driver_version', '--format=csv,noheader'];
  try {
    const { stdout } = await promisify(execFile)('nvidia-smi', query, { timeout: 10_000 });
    return stdout.trim().split('\n').join('; ') || null;
  } catch {
    return null;
  }
}
