import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** An engine that runs in a process of its own. */
export interface EngineProcess {
  readonly child: ChildProcess;
  /** Settles with its run id when it is open. */
  readonly opened: Promise<string>;
  /** Settles with all it said when it is gone. */
  readonly gone: Promise<{ readonly output: string; readonly signal: NodeJS.Signals | null }>;
}

/** Starts `run-engine.ts`. */
export function spawnEngine(folder: string, calls: string, env: Readonly<Record<string, string>> = {}): EngineProcess {
  const script = join(import.meta.dirname, 'run-engine.ts');
  const child = spawn(process.execPath, [script, folder, calls, JSON.stringify(env)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const opened = Promise.withResolvers<string>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const first = output.split('\n')[0];
    if (output.includes('\n') && first) opened.resolve(JSON.parse(first).runId);
  });
  const gone = new Promise<{ output: string; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (_, signal) => {
      opened.resolve('');
      resolve({ output, signal });
    });
  });
  return { child, opened: opened.promise, gone };
}

/** The ids of living processes whose environment holds `NABRA_RUN_ID=runId` (Linux). */
export function processesOf(runId: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const dead = /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
        return !dead && readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`NABRA_RUN_ID=${runId}`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Waits until `condition` holds; false when it did not within `ms`. */
export async function waitUntil(condition: () => boolean, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > deadline) return false;
    await delay(20);
  }
  return true;
}
