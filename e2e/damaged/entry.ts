import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CallFlag } from '../../src/shared/domain/call.ts';
import type { ErrorCode } from '../../src/shared/errors.ts';

/** What has to become of a file: lanes and exactly these flags, or exactly this refusal. */
export type Verdict =
  | { readonly durationS: number; readonly flags: readonly CallFlag[]; readonly lanes?: readonly number[] }
  | { readonly refused: ErrorCode };

/** One file of the damaged corpus. */
export interface Entry {
  readonly name: string;
  /** Makes the bytes; `folder` is a place for files on the way, `made` gives the bytes of an earlier entry. */
  bytes(folder: string, made: (name: string) => Buffer): Buffer | Promise<Buffer>;
  readonly verdict: Verdict;
}

const run = promisify(execFile);

/** Four seconds of a tone that swells like speech, as ffmpeg's input arguments. */
export const SPEECH_LIKE: readonly string[] = [
  ...['-f', 'lavfi', '-i', 'sine=frequency=440:duration=4:sample_rate=8000,tremolo=f=3:d=0.9'],
];

/** Encodes with the system's ffmpeg into a file (some containers are finished by going back) and reads it. */
export async function encode(folder: string, name: string, args: readonly string[]): Promise<Buffer> {
  const path = join(folder, `made-${name}`);
  await run('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args, `file:${path}`]);
  return readFile(path);
}
