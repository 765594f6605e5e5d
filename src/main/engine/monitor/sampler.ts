import { type CpuInfo, cpus, freemem, totalmem } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import pidusage from 'pidusage';
import { readGpu } from './gpu.ts';
import type { Sample } from './sample.ts';

/** Takes samples until it is stopped. */
export interface Sampler {
  /** What was sampled so far. */
  readonly samples: readonly Sample[];
  /** Ends; the samples stay. */
  stop(): void;
}

/** An hour is 3,600 samples; a longer run keeps every second one, then every fourth, and so on. */
const MAX_SAMPLES = 4096;

/**
 * Samples the machine and the processes that `pids` names at the time (our own need not be among them: it always counts).
 * A process that ends meanwhile counts as nothing. `onSample` hears of every one, kept or not. Never keeps the program alive.
 */
export function startSampler(
  pids: () => readonly number[],
  intervalMs = 1000,
  onSample: (sample: Sample) => void = () => {},
): Sampler {
  const stopped = new AbortController();
  const samples: Sample[] = [];
  void run(samples, pids, intervalMs, onSample, stopped.signal);
  return { samples, stop: () => stopped.abort() };
}

async function run(
  samples: Sample[],
  pids: () => readonly number[],
  intervalMs: number,
  onSample: (sample: Sample) => void,
  signal: AbortSignal,
): Promise<void> {
  const startMs = performance.now();
  let everyNth = 1;
  let previous = cpus();
  let gpu = await readGpu();
  for (let tick = 0; !signal.aborted; tick++) {
    await delay(intervalMs, undefined, { ref: false, signal }).catch(() => {});
    if (signal.aborted) return;
    if (gpu !== null) gpu = await readGpu();
    const own = await ownUsage(new Set([process.pid, ...pids()]));
    const now = cpus();
    const systemCpuPercent = busyPercent(previous, now);
    previous = now;
    const sample: Sample = {
      atMs: performance.now() - startMs,
      ownCpuPercent: own.cpuPercent,
      ownRssBytes: own.rssBytes,
      heapBytes: process.memoryUsage().heapUsed,
      systemCpuPercent,
      systemUsedBytes: totalmem() - freemem(),
      systemTotalBytes: totalmem(),
      gpu,
    };
    if (signal.aborted) return;
    onSample(sample);
    if (tick % everyNth !== 0) continue;
    samples.push(sample);
    if (samples.length < MAX_SAMPLES) continue;
    everyNth *= 2;
    samples.splice(0, samples.length, ...samples.filter((_, index) => index % 2 === 0));
  }
}

async function ownUsage(pids: ReadonlySet<number>): Promise<{ cpuPercent: number; rssBytes: number }> {
  // One by one: a process that has just ended must not cost the figures of the others.
  const found = await Promise.all([...pids].map((pid) => pidusage([pid]).catch(() => ({}))));
  const usages = found.flatMap((usage) => Object.values(usage));
  return {
    cpuPercent: usages.reduce((sum, { cpu }) => sum + cpu, 0),
    rssBytes: usages.reduce((sum, { memory }) => sum + memory, 0),
  };
}

/** Share of the time between two readings in which the cores were not idle, 0..100. */
export function busyPercent(before: readonly CpuInfo[], after: readonly CpuInfo[]): number {
  const sum = (cores: readonly CpuInfo[], idleOnly: boolean) =>
    cores.reduce(
      (all, { times }) => all + (idleOnly ? times.idle : times.idle + times.user + times.sys + times.nice + times.irq),
      0,
    );
  const passed = sum(after, false) - sum(before, false);
  const idle = sum(after, true) - sum(before, true);
  return passed <= 0 ? 0 : Math.min(100, Math.max(0, (1 - idle / passed) * 100));
}
