import { renameSync, statSync } from 'node:fs';

/** A day of many runs fits in one. */
const MOST_BYTES = 5e6;
/** The log and those before it: `nabra.log`, `nabra.log.1` … `nabra.log.4`. */
const FILES = 5;

/** Before a log is opened: one that has grown large gets a number, and the oldest goes. What fails leaves it growing. */
export function rotateLog(file: string): void {
  try {
    if (statSync(file).size < MOST_BYTES) return;
  } catch {
    return;
  }
  for (let number = FILES - 1; number > 0; number--) {
    try {
      renameSync(number === 1 ? file : `${file}.${number - 1}`, `${file}.${number}`);
    } catch {
      // There are not that many yet.
    }
  }
}
