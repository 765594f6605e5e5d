import type { engineShellContract } from '../../../shared/ipc/engine-shell-contract.ts';
import type { Handlers } from '../../../shared/ipc/rpc.ts';
import { ok } from '../../../shared/result.ts';
import { modelFolders } from '../../platform/model-store.ts';
import { pathHandlers } from './path-handlers.ts';
import { supportFacts } from './support-facts.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers the shell; see `engineShellContract`. */
export function shellHandlers(room: WindowRoom): Handlers<typeof engineShellContract> {
  const { engine, offers } = room;
  return {
    ...pathHandlers(room),
    alive: async () => ok(null),
    offer: async ({ offerId, paths }) => ok(offers.make(offerId, paths)),
    async playable({ callId, asCopy }, signal) {
      const file = await engine.playable(callId, { asCopy }, signal);
      if (!file.ok) return file;
      const { path, contentType } = file.value;
      if (typeof path === 'string') return ok({ path, pathBytes: null, contentType });
      return ok({ path: path.toString('utf8'), pathBytes: path.toString('base64'), contentType });
    },
    async useCredentials({ keys }) {
      engine.bedrock.useCredentials(keys);
      room.keysTold.resolve();
      return ok(null);
    },
    supportFacts: async () => ok(await supportFacts(room.settings, modelFolders(room.profileFolder), engine.batches())),
  };
}
