import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** A living process of ours (Linux). */
export interface OurProcess {
  readonly pid: number;
  /** Its arguments, the program first. */
  readonly command: readonly string[];
}

/**
 * The living processes that were started with `folder` as their profile or their folder for temporary files: the command
 * line and its analyzers say so in their environment, ffmpeg (which is given none of it) by its working directory.
 */
export function processesOf(folder: string): OurProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        if (/^State:\s+[ZX]/m.test(readFileSync(`/proc/${name}/status`, 'utf8'))) return [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
        const environment = readFileSync(`/proc/${name}/environ`, 'utf8');
        const ours = environment.includes(folder) || readlinkSync(`/proc/${name}/cwd`).startsWith(folder);
        return ours ? [{ pid: Number(name), command }] : [];
      } catch {
        // It ended while it was looked at.
        return [];
      }
    });
}

/** Whether it is an analyzer. */
export function isAnalyzer({ command }: OurProcess): boolean {
  return command.some((argument) => argument.endsWith('analyzer/index.ts'));
}

/** Memory the processes of `folder` have at this moment, in bytes. */
export function memoryOf(folder: string): number {
  let bytes = 0;
  for (const { pid } of processesOf(folder)) {
    try {
      const rss = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
      bytes += Number(rss?.[1] ?? 0) * 1024;
    } catch {
      // It ended.
    }
  }
  return bytes;
}

/** Waits until `condition` holds; gives the milliseconds that took, or null when it did not within `ms`. */
export async function waitUntil(condition: () => boolean, ms: number): Promise<number | null> {
  const start = performance.now();
  while (!condition()) {
    if (performance.now() - start > ms) return null;
    await delay(20);
  }
  return performance.now() - start;
}
