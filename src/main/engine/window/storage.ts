import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Storage } from '../../../shared/ipc/engine/settings-requests.ts';
import { soundCopiesFolder } from '../audio/sound-copies.ts';

/** What the profile takes on the disk. */
export async function measureStorage(profileFolder: string): Promise<Storage> {
  const size = (...names: string[]) => folderBytes(join(profileFolder, ...names));
  const [catalog, models, soundCopies, logs, window] = await Promise.all([
    catalogBytes(profileFolder),
    size('models'),
    folderBytes(soundCopiesFolder(profileFolder)),
    size('logs'),
    size('window'),
  ]);
  return { catalog, models, soundCopies, logs, window };
}

/** The catalog with what SQLite keeps beside it. */
async function catalogBytes(profileFolder: string): Promise<number> {
  const files = ['', '-wal', '-shm'].map((end) => fileBytes(join(profileFolder, `catalog.sqlite${end}`)));
  return (await Promise.all(files)).reduce((a, b) => a + b, 0);
}

/** Sizes of all files below; 0 for a folder that is not there. What vanishes meanwhile is not counted. */
async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return (await Promise.all(files.map(fileBytes))).reduce((a, b) => a + b, 0);
}

function fileBytes(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
