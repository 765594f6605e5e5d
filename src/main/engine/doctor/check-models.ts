import { appError } from '../../../shared/errors.ts';
import { listModels, modelFolders, resolveModel } from '../../platform/model-store.ts';
import { verifyModel } from '../../platform/verify-model.ts';
import { type Check, failure, good } from './check.ts';

/** Whether every installed model is whole, and the ones the settings choose are installed. */
export async function checkModels(profileFolder: string, chosen: readonly string[]): Promise<readonly Check[]> {
  const folders = modelFolders(profileFolder);
  const ids = (await listModels(folders)).map((model) => model.id);
  const problems: Check[] = chosen
    .filter((id) => !ids.includes(id))
    .map((id) => failure('models', appError('model_missing', `${id}, which the settings choose, is not installed`)));
  const whole: string[] = [];
  for (const id of ids) {
    const model = await resolveModel(folders, id);
    const verified = model.ok ? await verifyModel(model.value) : model;
    if (verified.ok) whole.push(id);
    else problems.push(failure('models', verified.error));
  }
  return whole.length > 0 ? [good('models', whole.join(', ')), ...problems] : problems;
}
