import { dirname } from 'node:path';
import { labelMappingOf } from '../../../shared/domain/label-mapping.ts';
import type { ModelManifest } from '../../../shared/domain/model.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { MODEL_SLOTS, modelSlotSchema, slotsOfModel } from '../../../shared/settings/model-slots.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import {
  importedModelsFolder,
  type ListedModel,
  listModels,
  modelFolders,
  resolveModel,
} from '../../platform/model-store.ts';
import { divideMachine, isTight } from '../batch/sizing.ts';
import { usableMemoryBytes } from '../batch/usable-memory.ts';
import type { Engine } from '../index.ts';
import type { ModelShelf } from '../models/model-shelf.ts';
import { measuredSpeeds } from './measured-speeds.ts';

/** What the cards are made from. */
export interface CardSources {
  readonly engine: Engine;
  readonly shelf: ModelShelf;
  readonly settings: Settings;
  readonly profileFolder: string;
}

/** Every installed model, by id. */
export async function modelCards(sources: CardSources): Promise<ModelCard[]> {
  const folders = modelFolders(sources.profileFolder);
  const models = await listModels(folders);
  const sizes = new Map(models.map(({ id, manifest }) => [id, manifest.ok ? sizeOf(manifest.value) : 0]));
  const speeds = measuredSpeeds(sources.engine);
  return Promise.all(
    models.map(async (model) => {
      const { id, folder } = model;
      const manifest = model.manifest.ok ? model.manifest.value : null;
      const error = await failureOf(model, folders, sources.shelf);
      return {
        id,
        kind: manifest?.kind ?? null,
        name: manifest?.name ?? null,
        architecture: manifest?.architecture ?? null,
        version: manifest?.version ?? null,
        languages: manifest?.languages ?? [],
        licence: manifest?.licence ?? null,
        sizeBytes: manifest && sizeOf(manifest),
        origin: dirname(folder) === importedModelsFolder(sources.profileFolder) ? 'imported' : 'bundled',
        state: error ? stateOf(error) : sources.shelf.verdict(id)?.ok ? 'verified' : 'ready',
        error,
        slots: [...slotsOfModel(sources.settings, id)],
        cautions: manifest?.cautions ?? [],
        classifier: manifest && classifierOf(manifest),
        fit: manifest && fitOf(manifest, sizes, sources.settings),
        measuredSpeed: speeds.get(id) ?? null,
      };
    }),
  );
}

async function failureOf({ id }: ListedModel, folders: readonly string[], shelf: ModelShelf): Promise<AppError | null> {
  const resolved = await resolveModel(folders, id);
  if (!resolved.ok) return resolved.error;
  const verdict = shelf.verdict(id);
  return verdict && !verdict.ok ? verdict.error : null;
}

function stateOf({ code }: AppError): ModelCard['state'] {
  return code === 'model_missing' ? 'missing' : 'damaged';
}

function classifierOf({ labels, labelMapping, unsureBelow }: ModelManifest): ModelCard['classifier'] {
  if (labels === undefined) return null;
  const mapping = { ...labelMappingOf(labels, labelMapping, undefined) };
  return { labels, mapping, unsureBelow: unsureBelow ?? null };
}

function sizeOf(manifest: ModelManifest): number {
  return manifest.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** How the machine would be divided with this model in every slot of its kind, and the chosen ones in the others. */
function fitOf(manifest: ModelManifest, sizes: ReadonlyMap<string, number>, settings: Settings): ModelCard['fit'] {
  const others = modelSlotSchema.options.filter((slot) => MODEL_SLOTS[slot].kind !== manifest.kind);
  const ids = new Set(others.map((slot) => settings[MODEL_SLOTS[slot].setting]));
  const modelBytes = [...ids].reduce((sum, id) => sum + (sizes.get(id ?? '') ?? 0), sizeOf(manifest));
  const memoryBytes = usableMemoryBytes(settings.maxMemoryGb);
  const { analyzers, threads } = divideMachine(settings, memoryBytes, modelBytes);
  return { analyzers, threads, tight: isTight(memoryBytes, modelBytes) };
}
