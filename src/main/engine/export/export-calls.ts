import { basename } from 'node:path';
import type { z } from 'zod';
import { type CallQuery, NO_FILTERS } from '../../../shared/domain/call-list.ts';
import type { FileOutcome } from '../../../shared/domain/outcome.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import type { listRequests } from '../../../shared/ipc/engine/list-requests.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { fusionKeysFrom } from '../../../shared/settings/fusion-settings.ts';
import type { Engine } from '../index.ts';
import { exportResults } from './export-batch.ts';
import { exportRun, summaryWithoutEnd } from './export-run.ts';

type Request = z.output<typeof listRequests.exportCalls.input>;
type Written = z.output<typeof listRequests.exportCalls.output>;

/** Writes what a window asks for; see `listRequests.exportCalls`. Errors: `not_found` (no such batch), those of `exportBatch`. */
export async function exportCalls(
  engine: Engine,
  request: Request,
  folder: string,
): Promise<Result<Written, AppError>> {
  const { batchId, language, csvSeparator, csvOneLine, fusion } = request;
  const batch = engine.batches().find(({ id }) => id === batchId);
  const ranWith = batch && engine.settingsOf(batchId);
  if (!batch || !ranWith) return err(appError('not_found', 'no such batch'));
  const settings = {
    ...ranWith,
    ...(fusion ? fusionKeysFrom(fusion) : engine.fusion()),
    language,
    csvSeparator,
    csvOneLine,
  };
  const positions = await positionsOf(engine, request);
  if (positions === null) {
    const summary = batch.summary ?? summaryWithoutEnd(engine, batchId, batch.startedAt);
    const run = await exportRun(engine, summary, settings, folder, []);
    if (!run.ok) return run;
    const { total, status } = await engine.lists.facets(wholeBatch(batchId));
    return ok({ resultsName: basename(run.value.files.results), files: total, pending: status.pending });
  }
  const counts = { files: 0, pending: 0 };
  const outcomes = counted(engine.outcomesAt(batchId, positions), counts);
  const results = await exportResults({ outcomes, folder, settings, now: new Date() });
  return results.ok ? ok({ resultsName: basename(results.value), ...counts }) : results;
}

/** Where the files wished for stand in the scan, in the order of the list; null: the whole batch. */
async function positionsOf({ lists }: Engine, { batchId, scope }: Request): Promise<number[] | null> {
  switch (scope.kind) {
    case 'batch':
      return null;
    case 'list': {
      const except = new Set(scope.except);
      return [...(await lists.positions({ ...scope.query, batchId }, scope.sort))].filter(
        (position) => !except.has(position),
      );
    }
    case 'files': {
      const chosen = new Set(scope.positions);
      return [...(await lists.positions(wholeBatch(batchId), scope.sort))].filter((position) => chosen.has(position));
    }
  }
}

function wholeBatch(batchId: string): CallQuery {
  return { ...NO_FILTERS, batchId };
}

/** Counts what passes. */
function* counted(outcomes: Iterable<FileOutcome>, counts: { files: number; pending: number }): Generator<FileOutcome> {
  for (const outcome of outcomes) {
    counts.files++;
    if (outcome.status === 'pending') counts.pending++;
    yield outcome;
  }
}
