import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { tryFile } from './file-error.ts';
import { syncFolder } from './new-file.ts';

/**
 * Writes a small file that may be there already, for its owner's eyes only unless `mode` says otherwise: whoever reads it finds the
 * old content or the new one, whole, whatever happens meanwhile. Errors: `permission_denied`, `not_found`, `disk_full`, `disk_error`; the old content stays.
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  mode = 0o600,
): Promise<Result<null, AppError>> {
  const partial = `${path}.partial`;
  return tryFile(path, async () => {
    try {
      const handle = await open(partial, 'w', mode);
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(partial, path);
    } finally {
      await rm(partial, { force: true });
    }
    await syncFolder(dirname(path));
    return null;
  });
}
