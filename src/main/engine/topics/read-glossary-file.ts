import { readFile, stat } from 'node:fs/promises';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, type Result } from '../../../shared/result.ts';
import { tryFile } from '../../platform/file-error.ts';
import { MAX_GLOSSARY_BYTES } from './glossary/read-glossary.ts';

/** The bytes of a file that may be a glossary. Errors: `not_found`, `permission_denied`, `disk_error`; `too_large`. */
export async function readGlossaryFile(path: string): Promise<Result<Uint8Array, AppError>> {
  const size = await tryFile(path, async () => (await stat(path)).size);
  if (!size.ok) return size;
  if (size.value > MAX_GLOSSARY_BYTES) return err(appError('too_large', `${path}: ${size.value} bytes`));
  return tryFile(path, async () => new Uint8Array(await readFile(path)));
}
