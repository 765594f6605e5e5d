import { basename } from 'node:path';
import { appError } from '../../../shared/errors.ts';
import {
  type BatchCard,
  type batchRequests,
  MOST_NAMED,
  type PreflightSummary,
} from '../../../shared/ipc/engine/batch-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Preflight } from '../batch/preflight.ts';
import type { BatchInfo } from '../catalog/batches.ts';
import { titleOf } from './offers.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about batches; see `batchRequests`. */
export function batchHandlers({ engine, runner, offers }: WindowRoom): HandlersOf<typeof batchRequests> {
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
      return paths.ok ? runner.start({ paths: paths.value, recursive: true }) : paths;
    },
    resumeBatch: ({ batchId }) => runner.resume(batchId),
    async cancelBatch() {
      await runner.cancel();
      return ok(null);
    },
    batches: async () => ok(engine.batches().map(cardOf)),
    running: async () => ok(runner.running()),
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
