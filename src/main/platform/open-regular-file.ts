import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { type AppError, appError, type ErrorCode } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'not_found',
  ENOTDIR: 'not_found',
  ENAMETOOLONG: 'not_found',
  EACCES: 'permission_denied',
  EPERM: 'permission_denied',
  ELOOP: 'symlink',
  EISDIR: 'not_regular_file',
  ENXIO: 'not_regular_file',
  ENOMEM: 'out_of_memory',
};

/** Says what a failed file operation means. What is none of the file's own faults is `source_unavailable`. */
export function sourceError(error: unknown): AppError {
  const code = (error as NodeJS.ErrnoException).code;
  return appError((code && CODES[code]) || 'source_unavailable', `the system says ${code ?? String(error)}`);
}

/** A regular file held open, with its size and the time of its last change when it was opened. */
export interface RegularFile {
  readonly handle: FileHandle;
  readonly sizeBytes: number;
  /** Milliseconds since 1970, with fractions. */
  readonly modifiedMs: number;
}

/**
 * Opens a file for reading if it is a regular file and nothing else. A symbolic link is `symlink`, a folder, pipe
 * or device `not_regular_file`; none of them is ever opened for data, so nothing here can block.
 */
export async function openRegularFile(path: string | Buffer): Promise<Result<RegularFile, AppError>> {
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink()) return err(appError('symlink', 'a symbolic link is not followed'));
    if (!found.isFile()) return err(appError('not_regular_file', 'not a regular file'));
    // O_NOFOLLOW and O_NONBLOCK: the name may have been given to a link or a pipe since the look above.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const handle = await open(path, flags);
    const opened = await handle.stat();
    if (!opened.isFile()) {
      await handle.close();
      return err(appError('not_regular_file', 'not a regular file'));
    }
    return ok({ handle, sizeBytes: opened.size, modifiedMs: opened.mtimeMs });
  } catch (error) {
    return err(sourceError(error));
  }
}

/** Reads up to `length` bytes at `offset`; fewer only at the end of the file. */
export async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
