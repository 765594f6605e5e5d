import { appError } from '../../../shared/errors.ts';
import type { callRequests } from '../../../shared/ipc/engine/call-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { err, ok } from '../../../shared/result.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about a call; see `callRequests`. */
export function callHandlers({ engine }: WindowRoom): HandlersOf<typeof callRequests> {
  return {
    call: async ({ callId }) => engine.call(callId),
    peaks: ({ callId }) => engine.peaks(callId),
    async sound({ callId }, signal) {
      const playable = await engine.playable(callId, { asCopy: false }, signal);
      return playable.ok ? ok(null) : playable;
    },
    setAgentChannel: async ({ callId, channel }) =>
      engine.setAgentChannel(callId, channel) ? ok(null) : err(appError('not_found', 'no such call')),
    async batchesOfCall({ callId }) {
      const batches = engine.lists.batchesOf(callId);
      return batches.length > 0 ? ok(batches) : err(appError('not_found', 'no such call'));
    },
    neighbours: async (request) => ok(await engine.lists.neighbours(request)),
  };
}
