import { type AppError, appError, type ErrorCode } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'not_found',
  ENOTDIR: 'not_found',
  EISDIR: 'not_regular_file',
  EACCES: 'permission_denied',
  EPERM: 'permission_denied',
  EROFS: 'permission_denied',
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
};

/** The failure behind what a file system call threw: `disk_error` unless the system says more. */
export function fileError(thrown: unknown, path: string): AppError {
  const { code, message } = thrown as NodeJS.ErrnoException;
  return appError(CODES[code ?? ''] ?? 'disk_error', `${path}: ${code ?? message}`);
}

/** Does something to a file or folder; what the system refuses becomes a failure. */
export async function tryFile<T>(path: string, act: () => Promise<T>): Promise<Result<T, AppError>> {
  try {
    return ok(await act());
  } catch (error) {
    return err(fileError(error, path));
  }
}
