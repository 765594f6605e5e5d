import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { modelIdFromName } from '../../shared/domain/model-id.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { MODEL_SLOTS, type ModelSlot } from '../../shared/settings/model-slots.ts';
import { mapV1Config, type V1Config, type V1Entry, type V1Model } from '../../shared/settings/v1-config.ts';
import { V1_KEYS } from '../../shared/settings/v1-keys.ts';
import { type ListedModel, listModels } from './model-store.ts';

/** Maps v1's keys as `mapV1Config` does, with the models that its paths lead to among those of the folders. */
export async function mapWithModels(
  entries: readonly V1Entry[],
  modelFolders: readonly string[],
): Promise<Result<V1Config, AppError>> {
  const installed = await listModels(modelFolders);
  const found = new Map<string, V1Model>();
  for (const { key, value } of entries) {
    const rule = Object.hasOwn(V1_KEYS, key) ? V1_KEYS[key as keyof typeof V1_KEYS] : null;
    if (rule && 'slot' in rule && typeof value === 'string')
      found.set(key, await findModel(value, rule.slot, installed));
  }
  return mapV1Config(entries, (key) => found.get(key) ?? { kind: 'unusable' });
}

/** v1 names a model by a path: an id of ours, the file or folder that one was made from, or a folder to import. */
async function findModel(path: string, slot: ModelSlot, installed: readonly ListedModel[]): Promise<V1Model> {
  const { kind, side } = MODEL_SLOTS[slot];
  const name = path.split(/[\\/]/).filter(Boolean).at(-1) ?? '';
  const short = name.replace(/\.(joblib|pkl|pickle)$/i, '');
  // Two models of one name are told apart by their sides, as tools/convert-models writes them.
  const ids = [path, name, ...(side ? [modelIdFromName(`${side}-${short}`)] : []), modelIdFromName(short)];
  for (const id of ids) {
    const model = installed.find((one) => one.id === id && one.manifest.ok && one.manifest.value.kind === kind);
    if (model) return { kind: 'installed', id: model.id };
  }
  return { kind: (await holdsOnnx(resolve(path))) ? 'importable' : 'unusable' };
}

/** Whether a folder looks like one to import; weights of PyTorch lie beside a config.json too. */
async function holdsOnnx(folder: string): Promise<boolean> {
  const names: string[] = await readdir(folder).catch(() => []);
  const described = names.includes('config.json') || names.includes('model.json');
  return described && names.some((name) => name === 'onnx' || name.endsWith('.onnx'));
}
