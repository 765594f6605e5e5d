import type { settingsRequests } from '../../../shared/ipc/engine/settings-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { ok } from '../../../shared/result.ts';
import { clearSoundCopies } from '../audio/sound-copies.ts';
import { measureStorage } from './storage.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about the settings; see `settingsRequests`. */
export function settingsHandlers(room: WindowRoom): HandlersOf<typeof settingsRequests> {
  const { keeper, profileFolder } = room;
  return {
    async settingsState() {
      // Whoever mended the file by hand wants to see it taken.
      if (keeper.state().problem) await keeper.read();
      return ok(keeper.state());
    },
    changeSettings: (change) => keeper.change(change),
    setSettingsAside: () => keeper.setAside(),
    storage: async () => ok(await measureStorage(profileFolder)),
    async clearSoundCopies() {
      await clearSoundCopies(profileFolder);
      return ok(await measureStorage(profileFolder));
    },
  };
}
