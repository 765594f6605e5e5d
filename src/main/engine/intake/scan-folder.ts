import type { Stats } from 'node:fs';
import { lstat, opendir, readdir, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { RECORDING_EXTENSIONS } from '../../platform/container.ts';
import { extensionOf } from '../../platform/describe-recording.ts';
import { sourceError } from '../../platform/open-regular-file.ts';
import { bytesIfNotText, displayBytes } from './raw-name.ts';

/** A file that may be a recording: a regular file with the name of one. */
export interface CandidateFile {
  /** Absolute; for showing when `pathBytes` is set, else also for opening. */
  readonly path: string;
  /** The path's bytes when they are not UTF-8: open these. */
  readonly pathBytes: Buffer | null;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Milliseconds since 1970, with fractions. */
  readonly modifiedMs: number;
}

/** What a scan comes across, in the order of the names' bytes, folder by folder. */
export type ScanItem =
  | { readonly kind: 'candidate'; readonly file: CandidateFile }
  | {
      readonly kind: 'skipped';
      readonly path: string;
      readonly pathBytes: Buffer | null;
      readonly fileName: string;
      readonly error: AppError;
    };

/** How a folder is scanned. */
export interface ScanOptions {
  readonly recursive: boolean;
  readonly signal: AbortSignal;
  /** Most recordings; 200,000 when left out. */
  readonly mostFiles?: number;
}

const DEEPEST = 32;
const MOST_FILES = 200_000;
/** Names looked up at once: enough to hide the latency of a network drive. */
const LOOKUPS = 64;
const SLASH = Buffer.from('/');

function skipped(path: Buffer, name: Buffer, error: AppError): ScanItem {
  const pathBytes = bytesIfNotText(path);
  return { kind: 'skipped', path: displayBytes(path), pathBytes, fileName: displayBytes(name), error };
}

/** What is to be said of a file from its name and its kind alone. */
function judgeFile(path: Buffer, name: Buffer, found: Stats): ScanItem {
  const hidden = name[0] === 0x2e && name[1] !== 0x2e;
  if (found.isSymbolicLink()) return skipped(path, name, appError('symlink', 'a symbolic link is not followed'));
  if (found.isDirectory()) return skipped(path, name, appError('not_regular_file', 'a folder'));
  if (!found.isFile()) return skipped(path, name, appError('not_regular_file', 'a pipe, socket or device'));
  if (hidden) return skipped(path, name, appError('not_a_recording_name', 'hidden'));
  if (!RECORDING_EXTENSIONS.has(extensionOf(name)))
    return skipped(path, name, appError('not_a_recording_name', 'not the extension of a recording'));
  const file = {
    path: displayBytes(path),
    pathBytes: bytesIfNotText(path),
    fileName: displayBytes(name),
    sizeBytes: found.size,
    modifiedMs: found.mtimeMs,
  };
  return { kind: 'candidate', file };
}

interface Entry {
  readonly name: Buffer;
  readonly path: Buffer;
  readonly found: Result<Stats, AppError>;
}

/** The entries of a folder in the order of their bytes, each looked at without following links. */
async function* entriesOf(folder: Buffer): AsyncGenerator<Entry> {
  const names = (await readdir(folder, { encoding: 'buffer' })).sort(Buffer.compare);
  for (let at = 0; at < names.length; at += LOOKUPS) {
    const entries = names.slice(at, at + LOOKUPS).map(async (name): Promise<Entry> => {
      const path = Buffer.concat([folder, SLASH, name]);
      const found = await lstat(path).then(ok, (error: unknown) => err(sourceError(error)));
      return { name, path, found };
    });
    yield* await Promise.all(entries);
  }
}

/** Folders are entered after the files beside them. Links are never followed, so there is no loop to guard against. */
async function* walk(folder: Buffer, name: Buffer, depth: number, options: ScanOptions): AsyncGenerator<ScanItem> {
  const folders: Entry[] = [];
  try {
    for await (const entry of entriesOf(folder)) {
      if (options.signal.aborted) return;
      if (!entry.found.ok) {
        yield skipped(entry.path, entry.name, entry.found.error);
      } else if (entry.found.value.isDirectory() && options.recursive && entry.name[0] !== 0x2e) {
        folders.push(entry);
        // Entered all the same; but who named it like a call is told why it is none.
        if (RECORDING_EXTENSIONS.has(extensionOf(entry.name)))
          yield skipped(entry.path, entry.name, appError('not_regular_file', 'a folder'));
      } else {
        yield judgeFile(entry.path, entry.name, entry.found.value);
      }
    }
  } catch (error) {
    yield skipped(folder, name, sourceError(error));
  }
  for (const entry of folders) {
    if (depth >= DEEPEST) yield skipped(entry.path, entry.name, appError('scan_limit', `over ${DEEPEST} folders deep`));
    else yield* walk(entry.path, entry.name, depth + 1, options);
  }
}

/** Only what may be a recording counts: a folder of calls may lie among any number of other files. */
async function* upToMost(items: AsyncGenerator<ScanItem>, mostFiles: number): AsyncGenerator<ScanItem> {
  let files = 0;
  for await (const item of items) {
    if (item.kind === 'candidate' && files++ >= mostFiles) {
      const { path, pathBytes, fileName } = item.file;
      const error = appError('scan_limit', `more than ${mostFiles} recordings`);
      yield { kind: 'skipped', path, pathBytes, fileName, error };
      return;
    }
    yield item;
  }
}

/**
 * Finds the recordings of a folder (or takes the one file it is given). Every entry comes as a candidate or with the
 * reason why it is none; what cannot be looked at is such an item too, and the rest goes on. At most 32 folders deep
 * and 200,000 recordings (`scan_limit`). Errors: `not_found`, `permission_denied`, `source_unavailable` for the folder itself.
 */
export async function scanFolder(
  root: string,
  options: ScanOptions,
): Promise<Result<AsyncIterable<ScanItem>, AppError>> {
  try {
    // The folder itself may be reached through a link: the user chose it.
    const path = await realpath(resolve(root), { encoding: 'buffer' });
    const name = path.subarray(path.lastIndexOf(0x2f) + 1);
    const found = await lstat(path);
    if (found.isDirectory()) {
      // Said before any file: what cannot be read is not the same as an empty folder.
      await (await opendir(path)).close();
      const top = path.equals(SLASH) ? Buffer.alloc(0) : path;
      return ok(upToMost(walk(top, name, 0, options), options.mostFiles ?? MOST_FILES));
    }
    const item = judgeFile(path, name, found);
    return ok(
      (async function* () {
        yield item;
      })(),
    );
  } catch (error) {
    return err(sourceError(error));
  }
}
