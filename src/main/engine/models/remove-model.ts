import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { modelIdSchema } from '../../../shared/domain/model.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { importedModelsFolder } from '../../platform/model-store.ts';
import { createStaging } from './staging.ts';

/**
 * Removes an imported model: out of sight in one step, then from the disk; what a crash leaves is swept up by the next
 * import. `not_found`: there is no such model in the profile; `disk_error`.
 */
export async function removeModel(profileFolder: string, id: string): Promise<Result<null, AppError>> {
  if (!modelIdSchema.safeParse(id).success) return err(appError('not_found', `${JSON.stringify(id)} is no model's id`));
  const models = importedModelsFolder(profileFolder);
  try {
    const staging = await createStaging(models);
    try {
      await rename(join(models, id), join(staging, id));
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
    return ok(null);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return err(appError('not_found', `no imported model has the id ${id}`));
    return err(appError('disk_error', message));
  }
}
