import type { listRequests } from '../../../shared/ipc/engine/list-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { ok } from '../../../shared/result.ts';
import { exportCalls } from '../export/export-calls.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about lists of calls; see `listRequests`. */
export function listHandlers({ engine, outputFolder }: WindowRoom): HandlersOf<typeof listRequests> {
  const { lists } = engine;
  return {
    callPage: async (request) => ok(await lists.page(request)),
    callFacets: async ({ query }) => ok(await lists.facets(query)),
    callPositions: async ({ query, sort, from, to }) =>
      ok([...(await lists.positions(query, sort)).subarray(from, to + 1)]),
    exportCalls: (request) => exportCalls(engine, request, outputFolder),
  };
}
