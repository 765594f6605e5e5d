import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { appRoot } from '../../platform/app-root.ts';
import { type Check, good, note, problem } from './check.ts';

const answerSchema = z.object({ version: z.string(), backends: z.array(z.string()), folder: z.string() });

// In a process of its own: a native library that does not fit the machine ends the process that loads it.
const SCRIPT = `
  const { createRequire } = require('node:module');
  const { dirname, join } = require('node:path');
  const fromApp = createRequire(process.argv[1]);
  const ort = fromApp('onnxruntime-node');
  process.stdout.write(JSON.stringify({
    version: ort.env.versions.node,
    backends: ort.listSupportedBackends().map((backend) => backend.name),
    folder: dirname(fromApp.resolve('onnxruntime-node/package.json')),
  }));
`;

/** Whether ONNX Runtime loads and for what, and whether an NVIDIA card here could be used and is. */
export async function checkOnnxRuntime(): Promise<readonly Check[]> {
  const card = await nvidiaCard();
  try {
    const run = await promisify(execFile)(process.execPath, ['-e', SCRIPT, join(appRoot(), 'package.json')], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      timeout: 20_000,
    });
    const answer = answerSchema.parse(JSON.parse(run.stdout));
    const cuda = cudaLibraries(answer.folder);
    const backends = answer.backends.filter((name) => cuda || !['cuda', 'tensorrt'].includes(name));
    return [good('onnxRuntime', `${answer.version}: ${backends.join(', ')}`), checkCard(card, cuda)];
  } catch (error) {
    const reason = (error as Error).message.split('\n').findLast((line) => line.trim() !== '') ?? '';
    return [problem('onnxRuntime', `does not load: ${reason}`, 'repairOnnxRuntime'), checkCard(card, false)];
  }
}

function checkCard(card: string | null, cuda: boolean): Check {
  if (card === null) return good('gpu', 'no NVIDIA card: the processor does the work');
  // Only where the package has CUDA libraries to fetch.
  if (cuda || process.platform !== 'linux' || process.arch !== 'x64') return good('gpu', card);
  return note('gpu', `${card}; the CUDA libraries of ONNX Runtime are not installed`, 'fetchCuda');
}

/** The package comes without its CUDA part, which its install script fetches. */
function cudaLibraries(packageFolder: string): boolean {
  const folder = join(packageFolder, 'bin/napi-v6', process.platform, process.arch);
  return ['libonnxruntime_providers_cuda.so', 'onnxruntime_providers_cuda.dll'].some((name) =>
    existsSync(join(folder, name)),
  );
}

/** Name, memory and driver of the NVIDIA cards, or null when there is none or no driver for it. */
async function nvidiaCard(): Promise<string | null> {
  const query = ['--query-gpu=name,memory.total,driver_version', '--format=csv,noheader'];
  try {
    const { stdout } = await promisify(execFile)('nvidia-smi', query, { timeout: 10_000 });
    return stdout.trim().split('\n').join('; ') || null;
  } catch {
    return null;
  }
}
