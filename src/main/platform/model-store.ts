import { hash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type ModelManifest, modelIdSchema, modelManifestSchema } from '../../shared/domain/model.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { appRoot } from './app-root.ts';
import { locateModelFile } from './model-source.ts';

/** A model whose files are all there. Their content is not checked yet: see `verifyModel`. */
export interface ResolvedModel {
  readonly manifest: ModelManifest;
  /** The model's own folder. */
  readonly folder: string;
  /** Absolute path of each file, by role. */
  readonly files: Readonly<Record<string, string>>;
  /** 16 hex digits that change when any file of the model does. */
  readonly modelVersion: string;
}

/** A folder that says it holds a model: with its manifest, or the reason why it has none. */
export interface ListedModel {
  readonly id: string;
  readonly folder: string;
  readonly manifest: Result<ModelManifest, AppError>;
}

/** The folders models are looked for in, first one first: those that come with Nabra, then the user's imports. */
export function modelFolders(profileFolder: string): readonly string[] {
  return [join(appRoot(), 'models'), importedModelsFolder(profileFolder)];
}

/** The folder of a profile that imported models are copied into. */
export function importedModelsFolder(profileFolder: string): string {
  return join(profileFolder, 'models');
}

/**
 * What identifies a model's content in the catalog: 16 hex digits over its id, the hashes of its files, and what its `model.json`
 * says that changes its answers.
 */
export function modelVersion(manifest: ModelManifest): string {
  const parts = manifest.files.map((file) => `${file.role}=${file.sha256}`).sort();
  const { labels, labelMapping, featureRecipe, trainingPriors, temperature, unsureBelow } = manifest;
  const facts = JSON.stringify({ labels, labelMapping, featureRecipe, trainingPriors, temperature, unsureBelow });
  if (facts !== '{}') parts.push(facts);
  return hash('sha256', [manifest.id, ...parts].join('\n')).slice(0, 16);
}

/** Every model of the folders, sorted by id. Of two with one id the one in the first folder counts. */
export async function listModels(folders: readonly string[]): Promise<readonly ListedModel[]> {
  const models = new Map<string, ListedModel>();
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const id of names) {
      if (models.has(id) || !modelIdSchema.safeParse(id).success) continue;
      const manifest = await readManifest(join(folder, id), id);
      if (manifest) models.set(id, { id, folder: join(folder, id), manifest });
    }
  }
  return [...models.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Finds a model by id. `model_missing`: no folder has it, or a file of it is not there; `model_damaged`: its
 * `model.json` is not valid, or a file has the wrong size.
 */
export async function resolveModel(folders: readonly string[], id: string): Promise<Result<ResolvedModel, AppError>> {
  for (const parent of modelIdSchema.safeParse(id).success ? folders : []) {
    const folder = join(parent, id);
    const manifest = await readManifest(folder, id);
    if (!manifest) continue;
    return manifest.ok ? locateFiles(manifest.value, folder) : manifest;
  }
  return err(appError('model_missing', `no model ${JSON.stringify(id)} in ${folders.join(', ')}`));
}

async function locateFiles(manifest: ModelManifest, folder: string): Promise<Result<ResolvedModel, AppError>> {
  const files: Record<string, string> = {};
  for (const { role, source, sizeBytes } of manifest.files) {
    const path = locateModelFile(source, folder);
    const found = path === null ? null : await stat(path).catch(() => null);
    if (path === null || !found?.isFile())
      return err(appError('model_missing', `${manifest.id}: the ${role} file ${path ?? source} is not there`));
    if (found.size !== sizeBytes)
      return err(
        appError('model_damaged', `${manifest.id}: ${path} has ${found.size} bytes, model.json says ${sizeBytes}`),
      );
    files[role] = path;
  }
  return ok({ manifest, folder, files, modelVersion: modelVersion(manifest) });
}

/** Null when the folder has no `model.json`. */
async function readManifest(folder: string, id: string): Promise<Result<ModelManifest, AppError> | null> {
  const path = join(folder, 'model.json');
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : parseManifest(text, path, id);
}

/** Parses the text of a `model.json`, which must be of the model `id`. `model_damaged` names the field that is wrong. */
function parseManifest(text: string, path: string, id: string): Result<ModelManifest, AppError> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return err(appError('model_damaged', `${path}: not JSON: ${(error as Error).message}`));
  }
  const manifest = modelManifestSchema.safeParse(json);
  if (!manifest.success) return err(appError('model_damaged', `${path}: ${z.prettifyError(manifest.error)}`));
  if (manifest.data.id !== id)
    return err(appError('model_damaged', `${path}: id is ${manifest.data.id}, the folder's name is ${id}`));
  return ok(manifest.data);
}
