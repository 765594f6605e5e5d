import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Settings, settingsSchema } from '../../shared/settings/schema.ts';
import { fileError } from './file-error.ts';

/**
 * What the user has set in a `settings.json`; nothing when there is no such file. Errors: `bad_config` naming each key
 * that is wrong, and what keeps the file from being read.
 */
export async function readSettings(file: string): Promise<Result<Partial<Settings>, AppError>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? ok({}) : err(fileError(error, file));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err(appError('bad_config', `${file}: ${(error as Error).message}`));
  }
  const parsed = settingsSchema.safeParse(value);
  if (!parsed.success) return err(appError('bad_config', `${file}: ${z.prettifyError(parsed.error)}`));
  const given = Object.entries(parsed.data).filter(([key]) => Object.hasOwn(value as object, key));
  return ok(Object.fromEntries(given));
}
