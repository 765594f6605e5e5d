import { dirname } from 'node:path';
import { appError } from '../../../shared/errors.ts';
import type { modelRequests } from '../../../shared/ipc/engine/model-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { err, ok } from '../../../shared/result.ts';
import { settingsOfSlots, slotsOfModel } from '../../../shared/settings/model-slots.ts';
import { importedModelsFolder, listModels, modelFolders } from '../../platform/model-store.ts';
import { importCollection, readCollection } from '../models/collection.ts';
import type { ImportedModel } from '../models/import-model.ts';
import { lookAtMachine } from './look-at-machine.ts';
import { modelCards } from './model-cards.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about models; see `modelRequests`. */
export function modelHandlers(room: WindowRoom): HandlersOf<typeof modelRequests> {
  const { engine, shelf, offers, profileFolder } = room;
  return {
    models: async () =>
      ok({
        models: await modelCards({ engine, shelf, settings: room.settings, profileFolder }),
        work: shelf.work.current(),
      }),
    machine: async ({ language }) => ok(await lookAtMachine(profileFolder, room.settings, language)),
    async importModel({ offerId, id, precision }, signal) {
      const paths = offers.paths(offerId);
      if (!paths.ok) return paths;
      const [path, ...others] = paths.value;
      if (path === undefined || others.length > 0)
        return err(appError('model_refused', 'several things at once: give one folder with all the files, or one zip'));
      const options = { id: id ?? undefined, precision: precision ?? undefined };
      const collection = await readCollection(path);
      if (!collection.ok) return collection;
      if (collection.value === null) {
        const imported = await shelf.import(path, options, signal);
        return imported.ok ? ok({ models: [summaryOf(imported.value)], slots: [] }) : imported;
      }
      if (id !== null || precision !== null)
        return err(appError('model_refused', 'several models in one folder: each has its own id and precision'));
      const all = await importCollection(
        collection.value,
        (folder) => shelf.import(folder, {}, signal),
        (slots) => room.keeper.change({ set: settingsOfSlots(slots), reset: [] }),
      );
      if (!all.ok) return all;
      return ok({ models: all.value.models.map(summaryOf), slots: all.value.slots.map(([slot]) => slot) });
    },
    async verifyModel({ modelId }, signal) {
      const verified = await shelf.verify(modelId, signal);
      return verified.ok ? ok(null) : verified;
    },
    async removeModel({ modelId }) {
      const refusal = await whyKept(room, modelId);
      return refusal === null ? shelf.remove(modelId) : err(appError('bad_usage', refusal));
    },
  };
}

function summaryOf({ manifest, alreadyThere }: ImportedModel) {
  return { modelId: manifest.id, name: manifest.name, alreadyThere };
}

/** Why a model may not be removed; null when it may. */
async function whyKept({ settings, runner, profileFolder }: WindowRoom, modelId: string): Promise<string | null> {
  if (slotsOfModel(settings, modelId).length > 0) return `${modelId} is chosen in the settings`;
  if (runner.running()) return 'a batch is running';
  const model = (await listModels(modelFolders(profileFolder))).find(({ id }) => id === modelId);
  const imported = !model || dirname(model.folder) === importedModelsFolder(profileFolder);
  return imported ? null : `${modelId} came with the program`;
}
