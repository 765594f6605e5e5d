import { lstat, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { modelIdSchema } from '../../../shared/domain/model.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type ModelSlot, modelSlotSchema } from '../../../shared/settings/model-slots.ts';
import type { ImportedModel } from './import-model.ts';

/** Says what models a folder holds and where they belong; `tools/convert-models` writes it. */
const COLLECTION_FILE = 'nabra-models.json';

/** Sixty-four models take 10 kB. */
const MAX_BYTES = 1 << 20;

const collectionSchema = z.strictObject({
  /** Folders beside it, each named by its model's id. */
  models: z.array(modelIdSchema).min(1).max(64),
  slots: z.partialRecord(modelSlotSchema, modelIdSchema),
});

/** Several models in one folder, with the slots some of them are for. */
export interface Collection {
  /** Absolute paths of the models' folders. */
  readonly folders: readonly string[];
  readonly slots: readonly (readonly [ModelSlot, string])[];
}

/** The models of a collection that are installed now, and the slots that are theirs. */
export interface ImportedCollection {
  readonly models: readonly ImportedModel[];
  readonly slots: readonly (readonly [ModelSlot, string])[];
}

/**
 * Reads a folder of several models; null when it is no such folder. `model_unsupported`: its list is not valid;
 * `model_refused`: the list is no plain file.
 */
export async function readCollection(path: string): Promise<Result<Collection | null, AppError>> {
  const folder = resolve(path);
  const file = join(folder, COLLECTION_FILE);
  const found = await lstat(file).catch(() => null);
  if (!found) return ok(null);
  // A pipe would be waited for, a link may point anywhere.
  if (!found.isFile() || found.size > MAX_BYTES)
    return err(appError('model_refused', `${COLLECTION_FILE}: not a file, or larger than a list of models`));
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return err(appError('model_unsupported', `${COLLECTION_FILE}: ${(error as Error).message}`));
  }
  const parsed = collectionSchema.safeParse(content);
  if (!parsed.success)
    return err(appError('model_unsupported', `${COLLECTION_FILE}: ${z.prettifyError(parsed.error)}`));
  const { models, slots } = parsed.data;
  return ok({
    folders: models.map((id) => join(folder, id)),
    slots: modelSlotSchema.options.flatMap((slot) => (slots[slot] === undefined ? [] : [[slot, slots[slot]] as const])),
  });
}

/**
 * Imports the models of a collection one after the other, then fills the slots of those that are in. One that fails does
 * not keep the others out; its reason comes back at the end, and so does `cancelled`, which stops.
 */
export async function importCollection(
  collection: Collection,
  importOne: (folder: string) => Promise<Result<ImportedModel, AppError>>,
  fill: (slots: ImportedCollection['slots']) => Promise<Result<unknown, AppError>>,
): Promise<Result<ImportedCollection, AppError>> {
  const models: ImportedModel[] = [];
  const failures: AppError[] = [];
  for (const folder of collection.folders) {
    const imported = await importOne(folder);
    if (imported.ok) models.push(imported.value);
    else if (imported.error.code === 'cancelled') return imported;
    else failures.push(imported.error);
  }
  const slots = collection.slots.filter(([, id]) => models.some(({ manifest }) => manifest.id === id));
  const filled = slots.length > 0 ? await fill(slots) : ok(null);
  if (!filled.ok) return filled;
  const [first] = failures;
  if (!first) return ok({ models, slots });
  const reasons = failures.map(({ detail }) => detail).join('; ');
  return err(appError(first.code, `${models.length} of ${collection.folders.length} models are in; ${reasons}`));
}
