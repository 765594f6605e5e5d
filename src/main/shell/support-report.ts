import { closeSync, openSync, readdirSync, readSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { SupportFacts } from '../../shared/ipc/engine-shell-contract.ts';
import { withoutPaths } from '../platform/without-paths.ts';

/** Of each log, so much of its end. */
const MOST_LOG_BYTES = 1_000_000;

/** What a report is made of. `facts`: null when there is no engine to ask. `deaths`: how engines ended. */
export interface ReportRoom {
  readonly version: string;
  readonly logFolder: string;
  readonly facts: SupportFacts | null;
  readonly deaths: readonly string[];
}

/**
 * A report for support as text: versions, machine, settings, models, batches in figures, and the logs. The logs are written without
 * call texts, secrets and paths; here every line is parsed and cleaned once more, and one that cannot be parsed is left out.
 */
export function reportText({ version, logFolder, facts, deaths }: ReportRoom): string {
  const { node, electron = '', chrome = '', napi } = process.versions;
  const [processor] = cpus();
  return [
    section('versions', [{ nabra: version, electron, chrome, node, napi }]),
    section('machine', [
      {
        platform: process.platform,
        arch: process.arch,
        system: release(),
        processor: processor?.model ?? '',
        cores: availableParallelism(),
        memoryBytes: totalmem(),
      },
    ]),
    section('engine', [facts ? 'answered' : 'did not answer']),
    section('engine deaths', deaths),
    section('settings', facts ? [facts.settings] : []),
    section('models', facts?.models ?? []),
    section('batches', facts?.batches ?? []),
    ...logsOf(logFolder).map((name) => section(name, cleanLines(endOf(join(logFolder, name))))),
  ].join('\n');
}

/** Writes it for its owner's eyes only. Gives a system's error code when it cannot be written, else null. */
export function writeReport(file: string, text: string): string | null {
  try {
    writeFileSync(file, text, { mode: 0o600 });
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}

function section(title: string, lines: readonly unknown[]): string {
  return [`== ${title}`, ...lines.map((line) => JSON.stringify(line)), ''].join('\n');
}

function logsOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /^(nabra|window)\.log(\.1)?$/.test(name));
  } catch {
    return [];
  }
}

function endOf(file: string): string {
  const { size } = statSync(file);
  const bytes = Buffer.alloc(Math.min(size, MOST_LOG_BYTES));
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
  } finally {
    closeSync(descriptor);
  }
  return bytes.toString('utf8');
}

function cleanLines(log: string): readonly unknown[] {
  return log.split('\n').flatMap((line) => {
    try {
      return [clean(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return withoutPaths(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
}
