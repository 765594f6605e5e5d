import { readdirSync, readFileSync } from 'node:fs';

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It ended while it was looked at.
    return '';
  }
}

function environment(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    // It ended, or is somebody else's.
    return '';
  }
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

const all = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** The engine that works with the profile of a person's folder (Linux); null: there is none. */
export function enginePid(folder: string): number | null {
  return (
    all().find((pid) => /dist\/engine\/index\.js/.test(commandLine(pid)) && commandLine(pid).includes(folder)) ?? null
  );
}

/** The analyzers of that engine. */
export function analyzerPids(folder: string): readonly number[] {
  const engine = enginePid(folder);
  if (engine === null) return [];
  return all().filter((pid) => parentOf(pid) === engine && /dist\/analyzer\/index\.js/.test(commandLine(pid)));
}

/** Everything that runs for a person's folder: the program with its children (by their environment) and the engine (Linux). */
export function pidsOf(folder: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  return all().filter((pid) => environment(pid).includes(`NABRA_HOME=${folder}/`) || commandLine(pid).includes(folder));
}
