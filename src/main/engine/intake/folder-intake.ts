import { basename, resolve } from 'node:path';
import { ok } from '../../../shared/result.ts';
import type { IntakeSource } from '../batch/intake-source.ts';
import { type IdentifyOptions, identify } from './identify.ts';
import { scanFolder } from './scan-folder.ts';

/** Folders of the disk as the engine takes files from them. */
export function folderIntake(options: IdentifyOptions): IntakeSource {
  return {
    async *scan(paths, recursive, signal) {
      for (const root of paths) {
        const items = await scanFolder(root, { recursive, signal });
        if (!items.ok) {
          const path = resolve(root);
          yield { path, pathBytes: Buffer.from(path), name: basename(path), refused: items.error };
          continue;
        }
        for await (const item of items.value) {
          if (item.kind === 'skipped') {
            const { path, fileName, error } = item;
            yield { path, pathBytes: Buffer.from(path), name: fileName, refused: error };
            continue;
          }
          const { path, pathBytes, fileName } = item.file;
          yield { path, pathBytes: pathBytes ?? Buffer.from(path), name: fileName, refused: null };
        }
      }
    },
    async identify(file, signal) {
      const bytes = Buffer.from(file.pathBytes);
      const pathBytes = bytes.toString() === file.path ? null : bytes;
      // What the scan saw of size and time is old by now; `identify` looks itself.
      const candidate = { path: file.path, pathBytes, fileName: file.name, sizeBytes: 0, modifiedMs: 0 };
      const identified = await identify(candidate, options, signal);
      if (!identified.ok) return identified;
      const { sha256, sizeBytes, modifiedMs, codec, sampleRateHz, channels, claimedS } = identified.value;
      // A claim is for the progress bar only; the true duration is counted from samples.
      return ok({ sha256, sizeBytes, modifiedMs, codec, sampleRateHz, channels, durationS: claimedS ?? 0 });
    },
  };
}
