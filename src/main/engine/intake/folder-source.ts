import { basename } from 'node:path';
import { ok } from '../../../shared/result.ts';
import type { IntakeSource, ScannedFile } from '../batch/intake-source.ts';
import { type IdentifyOptions, identify } from './identify.ts';
import { type ScanItem, scanFolder } from './scan-folder.ts';

function scannedFile(item: ScanItem): ScannedFile {
  const { path, pathBytes, fileName } = item.kind === 'candidate' ? item.file : item;
  return {
    pathBytes: pathBytes ?? Buffer.from(path),
    path,
    name: fileName,
    refused: item.kind === 'skipped' ? item.error : null,
  };
}

async function* scan(paths: readonly string[], recursive: boolean, signal: AbortSignal): AsyncGenerator<ScannedFile> {
  for (const path of paths) {
    const items = await scanFolder(path, { recursive, signal });
    if (!items.ok) {
      yield { pathBytes: Buffer.from(path), path, name: basename(path), refused: items.error };
      continue;
    }
    for await (const item of items.value) yield scannedFile(item);
  }
}

/** Folders and files of this machine as the source of a batch. */
export function createFolderSource(options: IdentifyOptions): IntakeSource {
  return {
    scan,
    async identify(file, signal) {
      const identified = await identify(Buffer.from(file.pathBytes), options, signal);
      if (!identified.ok) return identified;
      const { sha256, sizeBytes, modifiedMs, codec, sampleRateHz, channels, claimedS } = identified.value;
      return ok({ sha256, sizeBytes, modifiedMs, codec, sampleRateHz, channels, durationS: claimedS ?? 0 });
    },
  };
}
