import type { ModelKind } from '../../../shared/domain/model.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, type Result } from '../../../shared/result.ts';
import { type ResolvedModel, resolveModel } from '../../platform/model-store.ts';
import { verifyModel } from '../../platform/verify-model.ts';

/**
 * Finds the model chosen for a slot and checks its files, so that nothing is loaded whose content is not what
 * `model.json` says. `model_missing` and `model_damaged` as the store gives them; `model_unsupported` when the model is
 * of another kind than the slot.
 */
export async function findModel(
  folders: readonly string[],
  id: string,
  kind: ModelKind,
): Promise<Result<ResolvedModel, AppError>> {
  const model = await resolveModel(folders, id);
  if (!model.ok) return model;
  const found = model.value.manifest.kind;
  if (found !== kind) return err(appError('model_unsupported', `${id} is a model of kind ${found}, not ${kind}`));
  return verifyModel(model.value);
}
