import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLES } from '../nabra.ts';

const RECORDINGS = [
  '20261102-091204_agent01_B2C_20001.wav',
  '20261106-140218_agent01_B2C_20007.wav',
  '20261109-173302_agent01_B2C_20010.wav',
] as const;

/** Fills a folder with so many short recordings, each with content of its own (its last sample differs). Gives the folder. */
export function manyCalls(folder: string, count: number): string {
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < count; number++) {
    const bytes = readFileSync(join(SAMPLES, RECORDINGS[number % RECORDINGS.length] ?? ''));
    bytes[bytes.length - 1] = number;
    writeFileSync(
      join(folder, `20261110-1000${String(number).padStart(2, '0')}_agent01_B2C_${30_000 + number}.wav`),
      bytes,
    );
  }
  return folder;
}
