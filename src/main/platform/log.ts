import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import pino from 'pino';
import { rotateLog } from './rotate-log.ts';
import { withoutPaths } from './without-paths.ts';

/** The program's log. Say ids, codes and figures; never paths, texts or secrets. */
export type Log = pino.Logger;

/** A log with its end. */
export interface OpenLog {
  readonly log: Log;
  /** Writes what is still held back. */
  close(): void;
}

// A second line of defence: whoever logs an object with one of these keys by mistake logs no customer's data.
const SECRET_KEYS = [
  'path',
  'paths',
  'fileName',
  'name',
  'text',
  'rawText',
  'words',
  'password',
  'secret',
  'token',
  'accessKeyId',
  'secretAccessKey',
  'connectionString',
];

/** These say what happened in words that may name a file. */
const MESSAGE_KEYS = ['detail', 'message', 'stack'];

const atAnyDepth = (key: string) => [key, `*.${key}`, `*.*.${key}`];

/**
 * Opens a log of JSON lines that appends to `file` (0600), after `rotateLog`. Each line is written before the call returns: what was
 * logged last is what a crash is understood by.
 */
export function openLog(file: string, level: pino.LevelWithSilent = 'info'): OpenLog {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  rotateLog(file);
  const destination = pino.destination({ dest: file, append: true, sync: true, mode: 0o600 });
  // A log that cannot be written (full disk) must not end the work.
  destination.on('error', () => {});
  const log = pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      base: { pid: process.pid },
      redact: { paths: [...SECRET_KEYS, ...MESSAGE_KEYS].flatMap(atAnyDepth), censor },
    },
    destination,
  );
  return {
    log,
    close() {
      try {
        destination.flushSync();
        destination.end();
      } catch {
        // Nothing can be said about a log that cannot be written.
      }
    },
  };
}

function censor(value: unknown, path: readonly string[]): string {
  const isMessage = typeof value === 'string' && MESSAGE_KEYS.includes(path.at(-1) ?? '');
  return isMessage ? withoutPaths(value) : '[redacted]';
}

/** A log that keeps nothing. */
export function silentLog(): Log {
  return pino({ level: 'silent' });
}
