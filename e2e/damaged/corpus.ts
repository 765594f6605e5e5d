import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROKEN_FILES } from './broken-files.ts';
import type { Entry } from './entry.ts';
import { SIGNAL_FILES } from './signal-files.ts';
import { VALID_FILES } from './valid-files.ts';

/** All entries, those that others are made from first. */
export const CORPUS: readonly Entry[] = [...VALID_FILES, ...BROKEN_FILES, ...SIGNAL_FILES];

/** A corpus on disk. Who made it removes `folder`. */
export interface MadeCorpus {
  readonly folder: string;
  pathOf(name: string): string;
  bytesOf(name: string): Buffer;
}

/** Makes every file of the corpus; needs ffmpeg. */
export async function makeCorpus(entries: readonly Entry[] = CORPUS): Promise<MadeCorpus> {
  const folder = await mkdtemp(join(tmpdir(), 'nabra-corpus-'));
  const made = new Map<string, Buffer>();
  const bytesOf = (name: string): Buffer => {
    const bytes = made.get(name);
    if (!bytes) throw new Error(`${name} is not made yet`);
    return bytes;
  };
  for (const entry of entries) {
    const bytes = await entry.bytes(folder, bytesOf);
    made.set(entry.name, bytes);
    await writeFile(join(folder, entry.name), bytes);
  }
  return { folder, bytesOf, pathOf: (name) => join(folder, name) };
}
