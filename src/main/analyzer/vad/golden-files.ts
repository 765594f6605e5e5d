import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SHARED = path.resolve(import.meta.dirname, '../../../../../shared');

/** Whether the reference files of the detectors lie beside the project; their tests skip without them. */
export const goldenFilesHere = existsSync(path.join(SHARED, 'reference/silero-vad'));

/** For test titles: why a test was skipped. */
export const goldenFilesAbsent = 'needs ../shared/reference';

/** Path of a file under `../shared`. */
export function goldenPath(name: string): string {
  return path.join(SHARED, name);
}

/** Reads a JSON file under `../shared`; what it holds is the caller's claim. */
export function goldenJson<T>(name: string): T {
  return JSON.parse(readFileSync(goldenPath(name), 'utf8')) as T;
}

/** Reads raw little-endian float32 under `../shared`. */
export function goldenFloats(name: string): Float32Array {
  const bytes = readFileSync(goldenPath(name));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** Reads a 16-bit mono WAV with the plain 44-byte header under `../shared`, as float = int16 / 32768. */
export function goldenWav(name: string): Float32Array {
  const bytes = readFileSync(goldenPath(name)).subarray(44);
  return Float32Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readInt16LE(2 * index) / 32768);
}
