import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/**
 * SHA-256 of a file's content in lower-case hex, read as a stream; `onBytes` is told of each block. Throws what the file
 * system throws, and `AbortError`.
 */
export async function sha256File(
  path: string,
  signal?: AbortSignal,
  onBytes?: (bytes: number) => void,
): Promise<string> {
  const hash = createHash('sha256');
  // Blocks of 1 MiB: at the default 64 KiB a good part of the time goes into the stream's bookkeeping.
  for await (const block of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    hash.update(block);
    onBytes?.(block.length);
  }
  return hash.digest('hex');
}
