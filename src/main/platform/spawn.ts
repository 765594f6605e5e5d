import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Directories searched for tools, and all that a tool may search itself. */
export const TOOL_PATH = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin';

/** What a tool that reads untrusted bytes may use. */
export interface ToolLimits {
  readonly memoryBytes: number;
  readonly cpuS: number;
}

/** A tool to run: no shell, nothing of our environment, an empty working directory. */
export interface ToolCommand {
  /** Absolute path. */
  readonly file: string;
  readonly args: readonly string[];
  readonly limits: ToolLimits;
  /** An open file the tool finds as its descriptor 3. */
  readonly inputFd: number | null;
}

/** How a tool ended. */
export interface ToolExit {
  readonly code: number | null;
  /** The signal that ended it, if one did. */
  readonly signal: NodeJS.Signals | null;
  /** Last 8 KB of what it said. May hold paths: never log it unredacted. */
  readonly stderrTail: string;
}

/** A tool that runs. Who starts it reads `stdout` to its end or calls `kill`. */
export interface RunningTool {
  readonly stdout: Readable;
  /** Resolves when the process is gone and both pipes are closed. Never rejects. */
  readonly exit: Promise<ToolExit>;
  /** SIGKILL; may be called at any time. */
  kill(): void;
}

const STDERR_TAIL_BYTES = 8192;

let wrappers: { readonly setpriv: boolean; readonly prlimit: boolean } | null = null;

/** Which of the two Linux tools work here: present, new enough, and not forbidden by a container. */
function workingWrappers(): { readonly setpriv: boolean; readonly prlimit: boolean } {
  if (wrappers) return wrappers;
  const works = (command: string, args: string[]): boolean =>
    process.platform === 'linux' &&
    spawnSync(command, args, { env: { PATH: TOOL_PATH }, stdio: 'ignore', timeout: 5000 }).status === 0;
  wrappers = {
    setpriv: works('setpriv', ['--pdeathsig', 'KILL', '--no-new-privs', 'true']),
    prlimit: works('prlimit', ['--core=0', '--fsize=0', 'true']),
  };
  return wrappers;
}

let emptyDirectory: string | null = null;

/** A directory with nothing in it to be found by a relative name, the same for all our processes. */
function emptyWorkingDirectory(): string {
  if (emptyDirectory) return emptyDirectory;
  const uid = process.getuid?.() ?? 0;
  const path = join(tmpdir(), `nabra-empty-${uid}`);
  try {
    mkdirSync(path, { recursive: true, mode: 0o500 });
    const found = lstatSync(path);
    const ours = found.isDirectory() && (process.getuid === undefined || found.uid === uid);
    emptyDirectory = ours && readdirSync(path).length === 0 ? path : '/';
  } catch {
    emptyDirectory = '/';
  }
  return emptyDirectory;
}

/** The whole command line: on Linux the tool dies with us, gains no privilege and has hard limits. */
export function hardenedCommand(command: ToolCommand): readonly string[] {
  const { setpriv, prlimit } = workingWrappers();
  const { memoryBytes, cpuS } = command.limits;
  return [
    ...(setpriv ? ['setpriv', '--pdeathsig', 'KILL', '--no-new-privs'] : []),
    // --fsize=0 is why stderr must be a pipe: a file would end the tool with SIGXFSZ.
    ...(prlimit ? ['prlimit', `--as=${memoryBytes}`, `--cpu=${cpuS}`, '--core=0', '--fsize=0'] : []),
    command.file,
    ...command.args,
  ];
}

function keepTail(stream: Readable): () => string {
  let tail = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]);
    if (tail.length > STDERR_TAIL_BYTES) tail = tail.subarray(tail.length - STDERR_TAIL_BYTES);
  });
  return () => tail.toString('utf8');
}

/** Starts a tool hardened as far as this system can; its stderr is always drained. */
export function startTool(command: ToolCommand): RunningTool {
  const [file = '', ...args] = hardenedCommand(command);
  const child: ChildProcess = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe', command.inputFd ?? 'ignore'],
    shell: false,
    env: { PATH: TOOL_PATH, LANG: 'C.UTF-8' },
    cwd: emptyWorkingDirectory(),
    windowsHide: true,
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('a spawned tool has no pipes');
  const tail = keepTail(stderr);
  const exit = new Promise<ToolExit>((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, stderrTail: String(error) }));
    child.once('close', (code, signal) => resolve({ code, signal, stderrTail: tail() }));
  });
  return { stdout, exit, kill: () => void child.kill('SIGKILL') };
}
