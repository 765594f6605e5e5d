import { appError } from '../../../shared/errors.ts';
import type { BatchCard, BatchChoices, batchRequests } from '../../../shared/ipc/engine/batch-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { BatchInfo } from '../catalog/batches.ts';
import { titleOf } from './offers.ts';
import { summarise } from './preflight-summary.ts';
import type { WindowRoom } from './window-room.ts';

/** Between two words about a folder that is being looked at. */
const LOOKED_EVERY_MS = 200;

/** Answers a window about batches; see `batchRequests`. */
export function batchHandlers(room: WindowRoom): HandlersOf<typeof batchRequests> {
  const { engine, runner, monitor, announcer, offers } = room;
  return {
    async preflight({ offerId }, signal) {
      const paths = offers.paths(offerId);
      if (!paths.ok) return paths;
      let toldMs = 0;
      const found = await engine.preflight({
        ...{ paths: paths.value, recursive: true, signal },
        onLooked(looked) {
          const now = performance.now();
          if (now - toldMs < LOOKED_EVERY_MS) return;
          toldMs = now;
          announcer.tell('looked', { offerId, ...looked });
        },
      });
      if (signal.aborted) return err(appError('cancelled', 'asked to stop'));
      return found.ok ? ok(summarise(found.value, engine, room.settings)) : found;
    },
    async startBatch({ offerId, choices }) {
      const paths = offers.paths(offerId);
      if (!paths.ok) return paths;
      const { retryFailed } = choices;
      return runner.start({ paths: paths.value, recursive: true, retryFailed, settings: settingsOf(choices) });
    },
    resumeBatch: ({ batchId }) => runner.resume(batchId),
    retryFailed: ({ batchId }) => runner.resume(batchId, { retryFailed: true }),
    async pauseBatch() {
      await runner.pause();
      return ok(null);
    },
    async cancelBatch() {
      await runner.cancel();
      return ok(null);
    },
    giveUpBatch: ({ batchId }) => runner.giveUp(batchId),
    batches: async () => ok(engine.batches().map(cardOf)),
    running: async () => ok(runner.running()),
    live: async () => ok(monitor.state()),
  };
}

/** What was chosen for one batch, as its settings. */
function settingsOf({ language, agentChannel, glossary }: BatchChoices): Partial<Settings> {
  return {
    language,
    ...(agentChannel !== null && { agentChannel, agentRules: [] }),
    ...(glossary !== null && { glossary, glossaryRules: [] }),
  };
}

function cardOf({ id, paths, state, startedAt, summary, results }: BatchInfo): BatchCard {
  return {
    ...{ id, title: titleOf(paths), state, startedAt },
    results: results && { resultsName: results.resultsName, bottleneck: results.bottleneck },
    summary: summary && {
      ...{ ...summary.counts, audioS: summary.audioS, wallS: summary.wallS, endedAt: summary.endedAt },
      topics: summary.topics && { ...summary.topics },
    },
  };
}
