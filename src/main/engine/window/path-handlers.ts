import { basename, join } from 'node:path';
import { appError } from '../../../shared/errors.ts';
import type { engineShellContract } from '../../../shared/ipc/engine-shell-contract.ts';
import type { Handlers } from '../../../shared/ipc/rpc.ts';
import { err, ok } from '../../../shared/result.ts';
import { modelFolders } from '../../platform/model-store.ts';
import { readV1Config } from '../../platform/read-v1-config.ts';
import { replaceFile } from '../../platform/replace-file.ts';
import { mapWithModels } from '../../platform/v1-models.ts';
import { ensureWritableFolder } from '../../platform/writable-folder.ts';
import type { WindowRoom } from './window-room.ts';

/** What a person saves is read by whom their system lets read it. */
const FOR_EVERYBODY = 0o666;

type PathRequest = 'useFfmpeg' | 'useResultsFolder' | 'resultsFile' | 'readV1Config' | 'writeGlossary';

/** Answers the shell about files and folders that a person pointed at in the settings; see `engineShellContract`. */
export function pathHandlers(room: WindowRoom): Pick<Handlers<typeof engineShellContract>, PathRequest> {
  return {
    useFfmpeg: ({ path }) => room.keeper.change({ set: { ffmpegPath: path }, reset: [] }),
    async useResultsFolder({ path }) {
      const writable = await ensureWritableFolder(path);
      if (!writable.ok) return writable;
      room.outputFolder = path;
      return ok(null);
    },
    async resultsFile({ batchId, name }) {
      if (batchId === null) return ok({ path: join(room.exportedTo.get(name) ?? room.outputFolder, name) });
      const results = room.engine.batches().find(({ id }) => id === batchId)?.results;
      if (!results) return err(appError('not_found', 'no table of such a batch'));
      return ok({ path: join(results.folder ?? room.outputFolder, results.resultsName) });
    },
    async writeGlossary({ versionId, form, path }) {
      const { shelf } = room.engine.topics;
      const content = form === 'xlsx' ? await shelf.asWorkbook(versionId) : shelf.asCsv(versionId);
      return content.ok ? replaceFile(path, content.value, FOR_EVERYBODY) : content;
    },
    async readV1Config({ path }) {
      const entries = await readV1Config(path);
      if (!entries.ok) return entries;
      const config = await mapWithModels(entries.value, modelFolders(room.profileFolder));
      if (!config.ok) return config;
      const { settings, notes } = config.value;
      return ok({
        fileName: basename(path),
        set: settings,
        notes: notes.map(({ note, keys }) => ({ note, keys: [...keys] })),
      });
    },
  };
}
