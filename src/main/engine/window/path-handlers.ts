import { basename } from 'node:path';
import type { engineShellContract } from '../../../shared/ipc/engine-shell-contract.ts';
import type { Handlers } from '../../../shared/ipc/rpc.ts';
import { err, ok } from '../../../shared/result.ts';
import { modelFolders } from '../../platform/model-store.ts';
import { readV1Config } from '../../platform/read-v1-config.ts';
import { mapWithModels } from '../../platform/v1-recogniser.ts';
import { withoutPaths } from '../../platform/without-paths.ts';
import { ensureWritableFolder } from '../../platform/writable-folder.ts';
import type { WindowRoom } from './window-room.ts';

type PathRequest = 'useFfmpeg' | 'useResultsFolder' | 'readV1Config';

/** Answers the shell about files and folders that a person pointed at in the settings; see `engineShellContract`. */
export function pathHandlers(room: WindowRoom): Pick<Handlers<typeof engineShellContract>, PathRequest> {
  return {
    useFfmpeg: ({ path }) => room.keeper.change({ set: { ffmpegPath: path }, reset: [] }),
    async useResultsFolder({ path }) {
      const writable = await ensureWritableFolder(path);
      if (!writable.ok) return err({ ...writable.error, detail: withoutPaths(writable.error.detail) });
      room.outputFolder = path;
      return ok(null);
    },
    async readV1Config({ path }) {
      const entries = await readV1Config(path);
      if (!entries.ok) return err({ ...entries.error, detail: withoutPaths(entries.error.detail) });
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
