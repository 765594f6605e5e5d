import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where copies of recordings that Chromium cannot play are kept; see `playableFile`. */
export function soundCopiesFolder(profileFolder: string): string {
  return join(profileFolder, 'cache', 'sound');
}

/** Deletes the copies. One that is being played stays open to its reader; one that is being made is left. */
export async function clearSoundCopies(profileFolder: string): Promise<void> {
  const folder = soundCopiesFolder(profileFolder);
  const names = await readdir(folder).catch(() => []);
  const copies = names.filter((name) => name.endsWith('.wav'));
  await Promise.all(copies.map((name) => rm(join(folder, name), { force: true })));
}
