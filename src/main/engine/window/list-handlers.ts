import type { listRequests } from '../../../shared/ipc/engine/list-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { ok } from '../../../shared/result.ts';
import { exportCalls } from '../export/export-calls.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about lists of calls; see `listRequests`. */
export function listHandlers(room: WindowRoom): HandlersOf<typeof listRequests> {
  const { engine } = room;
  const { lists } = engine;
  return {
    callPage: async (request) => ok(await lists.page(request)),
    callFacets: async ({ query }) => ok(await lists.facets(query)),
    callPositions: async ({ query, sort, from, to }) =>
      ok([...(await lists.positions(query, sort)).subarray(from, to + 1)]),
    async exportCalls(request) {
      const folder = room.outputFolder;
      const written = await exportCalls(engine, request, folder);
      if (written.ok) room.exportedTo.set(written.value.resultsName, folder);
      return written;
    },
  };
}
