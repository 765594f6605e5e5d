import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { analyzeJsonSchema } from '../src/main/cli/json-output.ts';

/** The project's folder. */
export const ROOT: string = join(import.meta.dirname, '..');
/** Recordings and reference numbers that are not part of the project: tests that need them are skipped without. */
export const SHARED: string = join(ROOT, '..', 'shared');
/** The calls that come with the project. */
export const SAMPLES: string = join(ROOT, 'resources', 'samples', 'calls');
/** Whether `npm run campaign` runs the tests: every case, at full length. */
export const CAMPAIGN: boolean = process.env.NABRA_CAMPAIGN === '1';

const CLI = join(ROOT, 'src', 'main', 'cli', 'index.ts');

/** How a command ended and all that it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** A run of `analyze --json`. */
export type AnalyzeRun = z.infer<typeof analyzeJsonSchema>;
/** A call of it. */
export type AnalyzedCall = AnalyzeRun['calls'][number];

/** A user of their own: a profile, a folder for results, one for temporary files. */
export interface Place {
  readonly folder: string;
  readonly home: string;
  readonly out: string;
  /** Starts another program as the same user. */
  startOther(command: readonly string[]): Running;
  /** Starts the command line; `under` is a command to run it with, such as `unshare -n`. */
  start(args: readonly string[], under?: readonly string[]): Running;
  /** Starts it and waits for its end. */
  run(args: readonly string[], under?: readonly string[]): Promise<Ended>;
  /** `analyze … --json` into `out`; throws when what is printed is not the one object that it has to be. */
  analyze(args: readonly string[], under?: readonly string[]): Promise<AnalyzeRun & { readonly code: number | null }>;
  remove(): void;
}

/** Makes one; who makes it removes it. */
export function makePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-e2e-'));
  const [home, out, temporary] = ['home', 'out', 'tmp'].map((name) => join(folder, name)) as [string, string, string];
  mkdirSync(temporary);
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LANG: 'en_US.UTF-8',
    NABRA_HOME: home,
    TMPDIR: temporary,
  };
  const startOther = ([file = '', ...rest]: readonly string[]): Running => {
    const child = spawn(file, rest, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const ended = new Promise<Ended>((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    });
    return { child, ended };
  };
  const start: Place['start'] = (args, under = []) => startOther([...under, process.execPath, CLI, ...args]);
  return {
    folder,
    home,
    out,
    startOther,
    start,
    run: (args, under) => start(args, under).ended,
    async analyze(args, under) {
      const { code, stdout, stderr } = await start(['analyze', ...args, '--json', '--out', out], under).ended;
      try {
        return { code, ...parseRun(stdout) };
      } catch (error) {
        throw new Error(`exit ${code}: ${String(error)}\n${stdout.slice(0, 1000)}\n${stderr}`);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What `analyze --json` printed; throws when there is anything else beside the one object. */
export function parseRun(stdout: string): AnalyzeRun {
  return analyzeJsonSchema.parse(JSON.parse(stdout));
}

/** Copies the sample calls whose names match into a folder, made if need be; gives their names in order. */
export function copySamples(folder: string, which = /./): string[] {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(SAMPLES).filter((name) => /\.(wav|ogg)$/.test(name) && which.test(name));
  for (const name of names) copyFileSync(join(SAMPLES, name), join(folder, name));
  return names.sort();
}

/** All text of a lane. */
export function textOf(lane: AnalyzedCall['lanes'][number] | undefined): string {
  return lane?.segments.map(({ text }) => text).join(' ') ?? '';
}

/** A call without what differs from one profile to another, or between doing and having done. */
export function contentOf({ callId: _, topics, ...call }: AnalyzedCall): object {
  return {
    ...call,
    topics: topics && { ...topics, madeAt: '' },
    status: call.status === 'skipped' ? 'done' : call.status,
  };
}

/** The results table, without the ids that each profile makes for itself. */
export function tableOf({ outputs }: AnalyzeRun): string {
  return readFileSync(outputs.results, 'utf8').replaceAll(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g, '""');
}
