import { basename } from 'node:path';
import type { AppError } from '../../../shared/errors.ts';
import { appError } from '../../../shared/errors.ts';
import {
  type BatchCard,
  type engineContract,
  MOST_NAMED,
  type PreflightSummary,
} from '../../../shared/ipc/engine-contract.ts';
import type { Handlers } from '../../../shared/ipc/rpc.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { Preflight } from '../batch/preflight.ts';
import type { BatchInfo } from '../catalog/batches.ts';
import { exportRun, summaryWithoutEnd } from '../export/export-run.ts';
import type { Engine } from '../index.ts';
import type { BatchRunner } from './batch-runner.ts';
import { type Offers, titleOf } from './offers.ts';

/** What the handlers work with. */
export interface WindowRoom {
  readonly engine: Engine;
  readonly runner: BatchRunner;
  readonly offers: Offers;
  readonly settings: Settings;
  /** Where result files go. */
  readonly outputFolder: string;
}

/** Answers a window; see `engineContract`. */
export function windowHandlers(room: WindowRoom): Handlers<typeof engineContract> {
  const { engine, runner, offers } = room;
  return {
    async preflight({ offerId }, signal) {
      const paths = offers.paths(offerId);
      if (!paths.ok) return paths;
      const found = await engine.preflight(paths.value, { recursive: true }, signal);
      if (signal.aborted) return err(appError('cancelled', 'asked to stop'));
      return found.ok ? ok(summarise(found.value, engine.batches())) : found;
    },
    async startBatch({ offerId }) {
      const paths = offers.paths(offerId);
      return paths.ok ? runner.start(paths.value) : paths;
    },
    async cancelBatch() {
      await runner.cancel();
      return ok(null);
    },
    batches: async () => ok(engine.batches().map(cardOf)),
    running: async () => ok(runner.running()),
    callPage: async (request) => ok(engine.callPage(request)),
    callFacets: async ({ batchId }) => ok(engine.callFacets(batchId)),
    call: async ({ callId }) => engine.call(callId),
    peaks: ({ callId }, signal) => engine.peaks(callId, signal),
    exportBatch: ({ batchId, language }) => exportAgain(room, batchId, language),
  };
}

function summarise(found: Preflight, batches: readonly BatchInfo[]): PreflightSummary {
  const speed = measuredSpeed(batches);
  return {
    found: found.found,
    recordings: found.recordings,
    known: found.known,
    audioS: found.audioS,
    rejectedCount: found.rejected.length,
    rejected: found.rejected
      .slice(0, MOST_NAMED)
      .map(({ path, error }) => ({ fileName: basename(path), error: { ...error, detail: '' } })),
    othersCount: found.others.length,
    duplicatesCount: found.duplicates.length,
    duplicates: found.duplicates
      .slice(0, MOST_NAMED)
      .map(({ path, of }) => ({ fileName: basename(path), of: basename(of) })),
    estimateS: speed === null ? null : found.audioS / speed,
  };
}

/** Seconds of audio a second, of the last batch that analysed some; null: none did. */
function measuredSpeed(batches: readonly BatchInfo[]): number | null {
  const summary = batches.find((batch) => batch.summary && batch.summary.audioS > 0)?.summary;
  return summary && summary.wallS > 0 ? summary.audioS / summary.wallS : null;
}

function cardOf({ id, paths, state, startedAt, summary }: BatchInfo): BatchCard {
  return {
    id,
    title: titleOf(paths),
    state,
    startedAt,
    summary: summary && { ...summary.counts, audioS: summary.audioS, wallS: summary.wallS },
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
