import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { dieWithParent } from '../../platform/die-with-parent.ts';
import { nodeExecutable } from '../../platform/node-executable.ts';

/** How analyzer processes are started. */
export interface ForkOptions {
  /** The analyzer's entry file. */
  readonly entry: string;
  /** Marks every process of one engine start, so that left-over ones can be told: `NABRA_RUN_ID`. */
  readonly runId: string;
  /** Added to the short list of variables an analyzer is given. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it gives way to what a person does meanwhile. */
  readonly background?: boolean;
}

// An analyzer parses files from anywhere: it gets what programs need to run, and no secret that we may hold.
const PASSED_ON = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LD_LIBRARY_PATH'];

/** Starts an analyzer. It dies with this process where the system can promise that. */
export function forkAnalyzer(options: ForkOptions): ChildProcess {
  const env: Record<string, string> = {};
  for (const name of PASSED_ON) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  // Two malloc arenas: with more, one per thread at worst, glibc keeps pages that nobody uses.
  env.MALLOC_ARENA_MAX = '2';
  // ONNX Runtime would give the machine an id and keep notes of each session for its maker, in the person's cache folder.
  env.ORT_DISABLE_TELEMETRY = '1';
  env.NABRA_RUN_ID = options.runId;
  const [command, ...before] = [...dieWithParent(), nodeExecutable()];
  const child = fork(options.entry, [], {
    ...(command === undefined ? {} : { execPath: command, execArgv: before }),
    env: { ...env, ...options.env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    windowsHide: true,
  });
  if (options.background && child.pid !== undefined) giveWay(child.pid);
  return child;
}

function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some systems forbid it, and it may have ended already: it is as it was.
  }
}
