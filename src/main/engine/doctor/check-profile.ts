import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { appError } from '../../../shared/errors.ts';
import { MIGRATIONS } from '../catalog/migrations/list.ts';
import { storageError } from '../catalog/sqlite-errors.ts';
import { type Check, failure, good, note, problem } from './check.ts';
import { gib } from './check-machine.ts';

/** Types of file systems that lie on another machine, from linux/magic.h. SQLite's locks cannot be trusted there. */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
]);

/** An hour of calls takes a few megabytes in the catalog, a large model up to 2.4 GB. */
const LEAST_DISK_BYTES = 2 ** 30;
const COMFORTABLE_DISK_BYTES = 5 * 2 ** 30;

/** Free space where the profile lies, or where it will be made. */
export async function freeDiskBytes(profileFolder: string): Promise<number> {
  const { bavail, bsize } = await statfs(nearestFolder(profileFolder));
  return bavail * bsize;
}

/** A profile that is not made yet: what counts is the nearest folder above. */
function nearestFolder(path: string): string {
  let folder = path;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Whether the profile can be written to, lies on a disk of this machine, and has room. */
export async function checkProfile(profileFolder: string): Promise<readonly Check[]> {
  const folder = nearestFolder(profileFolder);
  const place = folder === profileFolder ? profileFolder : `${profileFolder} (not made yet)`;
  const writable = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  const { type, bavail, bsize } = await statfs(folder);
  const network = NETWORK_FILE_SYSTEMS.get(type) ?? (folder.startsWith('\\\\') ? 'a network share' : undefined);
  const free = bavail * bsize;
  const disk = `${gib(free)} free`;
  return [
    !writable
      ? problem('profile', `${place}: cannot be written to`, 'writableProfile')
      : network !== undefined
        ? note('profile', `${place}: on ${network}`, 'localProfile')
        : good('profile', place),
    free < LEAST_DISK_BYTES
      ? problem('disk', disk, 'freeDisk')
      : free < COMFORTABLE_DISK_BYTES
        ? note('disk', disk, 'freeDisk')
        : good('disk', disk),
  ];
}

/** Whether the catalog is whole and of a version this program knows. Writes nothing. */
export function checkCatalog(file: string): Check {
  if (!existsSync(file)) return good('catalog', `${file} (not made yet)`);
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { readonly: true });
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version > MIGRATIONS.length)
      return failure('catalog', appError('catalog_newer', `${file}: version ${version}, known ${MIGRATIONS.length}`));
    const verdict = String(database.pragma('quick_check(1)', { simple: true }));
    if (verdict !== 'ok') return failure('catalog', appError('catalog_damaged', `${file}: ${verdict}`));
    return good('catalog', `${file}: version ${version}, whole`);
  } catch (error) {
    const known = storageError(error);
    if (!known) throw error;
    return failure('catalog', { ...known, detail: `${file}: ${known.detail}` });
  } finally {
    database?.close();
  }
}
