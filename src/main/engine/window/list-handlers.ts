import { basename } from 'node:path';
import { type AppError, appError } from '../../../shared/errors.ts';
import type { listRequests } from '../../../shared/ipc/engine/list-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { exportRun, summaryWithoutEnd } from '../export/export-run.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about lists of calls; see `listRequests`. */
export function listHandlers(room: WindowRoom): HandlersOf<typeof listRequests> {
  const { engine } = room;
  return {
    callPage: async (request) => ok(engine.callPage(request)),
    callFacets: async ({ batchId }) => ok(engine.callFacets(batchId)),
    exportBatch: ({ batchId, language }) => exportAgain(room, batchId, language),
  };
}

async function exportAgain(
  { engine, settings, outputFolder }: WindowRoom,
  batchId: string,
  language: Settings['language'],
): Promise<Result<{ folder: string; resultsName: string }, AppError>> {
  const batch = engine.batches().find(({ id }) => id === batchId);
  const ranWith = batch && engine.settingsOf(batchId);
  if (!batch || !ranWith) return err(appError('not_found', 'no such batch'));
  const { csvSeparator, csvOneLine } = settings;
  const summary = batch.summary ?? summaryWithoutEnd(engine, batchId, batch.startedAt);
  const run = await exportRun(engine, summary, { ...ranWith, language, csvSeparator, csvOneLine }, outputFolder, []);
  return run.ok ? ok({ folder: outputFolder, resultsName: basename(run.value.files.results) }) : run;
}
