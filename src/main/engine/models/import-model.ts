import { mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHITECTURES, type ModelFile, type ModelManifest, modelIdSchema } from '../../../shared/domain/model.ts';
import { modelIdFromName } from '../../../shared/domain/model-id.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { importedModelsFolder, listModels, modelFolders, modelVersion } from '../../platform/model-store.ts';
import { checkGraph } from './check-graph.ts';
import { type Described, readDescription } from './described-pack.ts';
import { hasFile, onlyFiles, type Pack } from './pack.ts';
import { openPack } from './read-pack.ts';
import { recogniseFolder } from './recognise-folder.ts';
import type { Recognised } from './recognised.ts';
import { type CopyWatch, copyIn, createStaging, publish, removeAbandoned, writeIn } from './staging.ts';

/** What an import is told besides where to look. */
export interface ImportOptions {
  readonly profileFolder: string;
  /** The id to give the model; else that of a `model.json` in the pack, else one made from the pack's name. */
  readonly id?: string | undefined;
  /** Which ONNX files to take when the pack has several: `fp32`, `fp16`, `int8` … */
  readonly precision?: string | undefined;
  /** Stops it; nothing is left behind. */
  readonly signal?: AbortSignal;
  /** Told after each block how much is copied, and how much there is to copy at least. */
  readonly onCopied?: (bytes: number, ofBytes: number) => void;
}

/** A model that is now in the profile. `alreadyThere`: the same files had been imported under this id before. */
export interface ImportedModel {
  readonly manifest: ModelManifest;
  readonly folder: string;
  readonly alreadyThere: boolean;
}

/**
 * Copies a model from a folder or zip into the profile, whole or not at all. Nothing of it is run or loaded: names,
 * configurations and the ONNX files' own description of themselves are read. `model_refused`: it is unsafe or its
 * id is taken by another model; `model_unsupported`: not a model Nabra can use, and why; `model_damaged`; `not_found`;
 * `disk_full`; `disk_error`; `cancelled`; `bad_usage`: no valid id.
 */
export async function importModel(source: string, options: ImportOptions): Promise<Result<ImportedModel, AppError>> {
  const opened = await openPack(source);
  if (!opened.ok) return opened;
  const pack = opened.value;
  try {
    const described = await readDescription(pack);
    if (!described.ok) return described;
    const view = described.value ? onlyFiles(pack, described.value.paths) : pack;
    const recognised = await recogniseFolder(view, options.precision, described.value?.manifest);
    if (!recognised.ok) return recognised;
    const whole = described.value?.complete(recognised.value) ?? recognised;
    if (!whole.ok) return whole;
    const id = modelIdSchema.safeParse(options.id ?? described.value?.manifest.id ?? modelIdFromName(pack.name));
    if (!id.success)
      return err(
        appError('bad_usage', `the id ${JSON.stringify(options.id ?? pack.name)}: ${id.error.issues[0]?.message}`),
      );
    return await stage(pack, whole.value, described.value, id.data, options);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return err(appError(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk_full' : 'disk_error', message));
  } finally {
    await pack.close();
  }
}

async function stage(
  pack: Pack,
  recognised: Recognised,
  described: Described | null,
  id: string,
  options: ImportOptions,
): Promise<Result<ImportedModel, AppError>> {
  const { profileFolder } = options;
  const models = importedModelsFolder(profileFolder);
  // When the profile is not there yet, it is made here: for the user's eyes only.
  await mkdir(models, { recursive: true, mode: 0o700 });
  await removeAbandoned(models);
  const staging = await createStaging(models);
  try {
    const files = await copyFiles(pack, recognised, staging, options);
    if (!files.ok) return files;
    const contradiction = described?.contradiction(files.value);
    if (contradiction) return err(appError('model_damaged', contradiction));
    const manifest: ModelManifest = {
      id,
      name: described?.manifest.name ?? pack.name,
      kind: ARCHITECTURES[recognised.architecture].kind,
      architecture: recognised.architecture,
      version: described?.manifest.version ?? '1',
      languages: described?.manifest.languages ?? [...recognised.languages],
      licence: described?.manifest.licence ?? 'unknown',
      sampleRateHz: recognised.sampleRateHz,
      files: files.value,
      ...recognised.classifier,
    };
    const existing = (await listModels(modelFolders(profileFolder))).find((model) => model.id === id);
    if (existing) return compareWithExisting(existing.manifest, manifest, existing.folder);
    await writeIn(staging, 'model.json', `${JSON.stringify(manifest, null, 2)}\n`);
    const folder = join(models, id);
    return (await publish(staging, folder)) ? ok({ manifest, folder, alreadyThere: false }) : taken(id, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Copies what was recognised, then what the ONNX files say they need besides. */
async function copyFiles(
  pack: Pack,
  recognised: Recognised,
  staging: string,
  { signal, onCopied }: ImportOptions,
): Promise<Result<ModelFile[], AppError>> {
  const room = await statfs(staging);
  const needed = pack.files
    .filter((file) => recognised.files.some((wanted) => wanted.path === file.path) || /data(_\d+)?$/.test(file.path))
    .reduce((sum, file) => sum + file.sizeBytes, 0);
  if (needed > room.bavail * room.bsize)
    return err(appError('disk_full', `${needed} bytes are needed, ${room.bavail * room.bsize} are free at ${staging}`));
  let copiedBytes = 0;
  const watch: CopyWatch = {
    signal,
    onBytes(bytes) {
      copiedBytes += bytes;
      onCopied?.(copiedBytes, needed);
    },
  };
  const files: ModelFile[] = [];
  for (const { role, path, graph } of recognised.files) {
    const copied = await copyIn(pack, path, staging, role, watch);
    if (!copied.ok) return copied;
    files.push(copied.value);
    const external = graph ? await checkGraph(join(staging, path), path, graph) : ok([]);
    if (!external.ok) return external;
    for (const data of external.value) {
      if (files.some((file) => file.source === data)) continue;
      if (!hasFile(pack, data)) return err(appError('model_unsupported', `${path}: its weights ${data} are missing`));
      const count = files.filter((file) => file.role.startsWith('externalData')).length;
      const weights = await copyIn(pack, data, staging, `externalData${count === 0 ? '' : count + 1}`, watch);
      if (!weights.ok) return weights;
      files.push(weights.value);
    }
  }
  return ok(files);
}

function compareWithExisting(
  existing: Result<ModelManifest, AppError>,
  manifest: ModelManifest,
  folder: string,
): Result<ImportedModel, AppError> {
  if (existing.ok && modelVersion(existing.value) === modelVersion(manifest))
    return ok({ manifest: existing.value, folder, alreadyThere: true });
  return taken(manifest.id, folder);
}

function taken(id: string, folder: string): Result<never, AppError> {
  return err(appError('model_refused', `another model has the id ${id} (${folder}); give this one another id (--id)`));
}
