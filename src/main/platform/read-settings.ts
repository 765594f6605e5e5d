import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Settings, settingsSchema } from '../../shared/settings/schema.ts';
import { fileError } from './file-error.ts';

/**
 * What the user has set in a `settings.json`; nothing when there is no such file. Errors: `bad_config` naming line and key of
 * each mistake, and what keeps the file from being read.
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
  if (!parsed.success) {
    const mistakes = parsed.error.issues.flatMap((issue) => mistakesOf(issue, text));
    return err(appError('bad_config', `${file}:\n${mistakes.join('\n')}`));
  }
  const given = Object.entries(parsed.data).filter(([key]) => Object.hasOwn(value as object, key));
  return ok(Object.fromEntries(given));
}

/** "line 3: overlapS: …", one for each key that is wrong. */
function mistakesOf(issue: z.core.$ZodIssue, text: string): string[] {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
    return issue.keys.map((key) => `line ${lineOf(key, text)}: ${JSON.stringify(key)} is not a setting`);
  }
  const [key] = issue.path;
  if (key === undefined) return [`line 1: ${issue.message}`];
  return [`line ${lineOf(String(key), text)}: ${z.core.toDotPath(issue.path)}: ${issue.message}`];
}

/** The line a top-level key stands on, counted from 1: where its name is first followed by a colon. */
function lineOf(key: string, text: string): number {
  const name = JSON.stringify(key);
  let at = text.indexOf(name);
  while (at !== -1 && !/^\s*:/.test(text.slice(at + name.length))) at = text.indexOf(name, at + 1);
  return text.slice(0, Math.max(0, at)).split('\n').length;
}
