import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { GpuLoad } from './sample.ts';

const MIB = 1024 * 1024;
const QUERY = ['--query-gpu=utilization.gpu,memory.used,memory.total', '--format=csv,noheader,nounits'];

/** Asks NVIDIA's own tool for the load of the first card; null where there is no card or no tool. */
export async function readGpu(): Promise<GpuLoad | null> {
  const answer = await promisify(execFile)('nvidia-smi', QUERY, { timeout: 2000 }).catch(() => null);
  return answer === null ? null : parseGpu(answer.stdout);
}

/** Reads a line such as `37, 1024, 8192` (percent, MiB, MiB); null when it says something else. */
export function parseGpu(text: string): GpuLoad | null {
  const [usedPercent, usedMib, totalMib] = (text.split('\n')[0] ?? '').split(',').map(Number);
  if (usedPercent === undefined || usedMib === undefined || totalMib === undefined) return null;
  if (![usedPercent, usedMib, totalMib].every(Number.isFinite)) return null;
  return { usedPercent, usedBytes: usedMib * MIB, totalBytes: totalMib * MIB };
}
