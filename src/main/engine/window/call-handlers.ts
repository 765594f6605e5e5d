import type { callRequests } from '../../../shared/ipc/engine/call-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about a call; see `callRequests`. */
export function callHandlers({ engine }: WindowRoom): HandlersOf<typeof callRequests> {
  return {
    call: async ({ callId }) => engine.call(callId),
    peaks: ({ callId }, signal) => engine.peaks(callId, signal),
  };
}
