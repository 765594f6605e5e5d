import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { analyzerError } from './analyzer-error.ts';

/**
 * Reads and parses a JSON file of a model. `whenAbsent` is parsed in the place of a file that need not be there. Throws an
 * `AnalyzerError`: `model_missing` where a needed file is not there, `model_damaged` where it is not JSON,
 * `model_unsupported` where it is not what `schema` asks for.
 */
export async function readJson<T extends z.ZodType>(
  path: string | undefined,
  schema: T,
  whenAbsent?: unknown,
): Promise<z.infer<T>> {
  const text = path === undefined ? undefined : await readText(path, whenAbsent !== undefined);
  let value = whenAbsent;
  try {
    if (text !== undefined) value = JSON.parse(text);
  } catch (error) {
    throw analyzerError('model_damaged', `${path} is not JSON: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw analyzerError('model_unsupported', `${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

async function readText(path: string, mayBeAbsent: boolean): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    if (mayBeAbsent) return undefined;
    throw analyzerError('model_missing', `${path} is not there`);
  }
}
