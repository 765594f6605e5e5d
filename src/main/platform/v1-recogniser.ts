import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { mapV1Config, type V1Config, type V1Entry, type V1Recogniser } from '../../shared/settings/v1-config.ts';
import { listModels } from './model-store.ts';

/** Maps v1's keys as `mapV1Config` does, with the recogniser that its path leads to among the models of the folders. */
export async function mapWithModels(
  entries: readonly V1Entry[],
  modelFolders: readonly string[],
): Promise<Result<V1Config, AppError>> {
  const recogniser = entries.find(({ key }) => key === 'transcription_model')?.value;
  const found = typeof recogniser === 'string' ? await findRecogniser(recogniser, modelFolders) : null;
  return mapV1Config(entries, () => found ?? { kind: 'unusable' });
}

/** v1 names its recogniser by a path: an id of ours, the folder that one was imported from, or a folder to import. */
async function findRecogniser(path: string, modelFolders: readonly string[]): Promise<V1Recogniser> {
  const installed = await listModels(modelFolders);
  const names = [path, basename(path), basename(path).toLowerCase()];
  const model = installed.find(
    ({ id, manifest }) => names.includes(id) && manifest.ok && manifest.value.kind === 'asr',
  );
  if (model) return { kind: 'installed', id: model.id };
  const isModel = await stat(join(resolve(path), 'config.json')).then(
    (found) => found.isFile(),
    () => false,
  );
  return { kind: isModel ? 'importable' : 'unusable' };
}
