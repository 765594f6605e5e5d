import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ResolvedModel } from './model-store.ts';
import { sha256File } from './sha256-file.ts';

/**
 * Reads every file of a model and compares it with the hash in `model.json`.
 * `model_damaged` names the file and both hashes; `model_missing` if a file went away or cannot be read;
 * `cancelled`. `onBytes` is told of each block that was read.
 */
export async function verifyModel(
  model: ResolvedModel,
  signal?: AbortSignal,
  onBytes?: (bytes: number) => void,
): Promise<Result<ResolvedModel, AppError>> {
  for (const { role, sha256 } of model.manifest.files) {
    const path = model.files[role] ?? '';
    let found: string;
    try {
      found = await sha256File(path, signal, onBytes);
    } catch (error) {
      if (signal?.aborted) return err(appError('cancelled', 'asked to stop'));
      return err(appError('model_missing', `${model.manifest.id}: cannot read ${path}: ${(error as Error).message}`));
    }
    if (found !== sha256)
      return err(
        appError('model_damaged', `${model.manifest.id}: ${path} has sha256 ${found}, model.json says ${sha256}`),
      );
  }
  return ok(model);
}
