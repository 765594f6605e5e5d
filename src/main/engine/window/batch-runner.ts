import type { BatchProgress } from '../../../shared/domain/batch-progress.ts';
import type { BatchSummary } from '../../../shared/domain/outcome.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { BatchRequest } from '../batch/batch-room.ts';
import type { Engine } from '../index.ts';
import { startSampler } from '../monitor/sampler.ts';

/** Who is told how a batch goes. */
export interface BatchListener {
  onProgress(batchId: string, progress: BatchProgress): void;
  /** The summary is there unless the batch could not go on, which is what the error is about. */
  onEnded(batchId: string, error: AppError | null, summary: BatchSummary | null): void;
  /** An analyzer died; its calls are analysed again. */
  onAnalyzerLost?(): void;
}

/** Runs batches for windows that come and go: the batch goes on whoever looks. */
export interface BatchRunner {
  running(): { readonly batchId: string; readonly progress: BatchProgress } | null;
  /** Settles when the batch has its id, or cannot begin. */
  start(request: BatchRequest): Promise<Result<{ batchId: string }, AppError>>;
  /** Goes on with a batch that was stopped, as `start`. `not_found`: there is no such batch. */
  resume(batchId: string): Promise<Result<{ batchId: string }, AppError>>;
  /** Settles when nothing runs any more. */
  cancel(): Promise<void>;
  /** Adds a listener for as long as the signal is not aborted. */
  listen(listener: BatchListener, signal: AbortSignal): void;
}

const NOTHING_YET: BatchProgress = {
  phase: 'scanning',
  found: 0,
  done: 0,
  failed: 0,
  rejected: 0,
  skipped: 0,
  audioDoneS: 0,
  audioTotalS: 0,
  perStage: {},
  etaS: null,
  audioHoursPerHour: 0,
  calls: {},
};

/** Makes the runner of an engine. */
export function createBatchRunner(engine: Engine): BatchRunner {
  const listeners = new Set<BatchListener>();
  let current: { batchId: string; progress: BatchProgress } | null = null;
  let stop: AbortController | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  const runner: BatchRunner = {
    running: () => current,
    async resume(batchId) {
      const request = engine.continuation(batchId);
      return request ? runner.start(request) : err(appError('not_found', 'no batch has this id'));
    },
    start(request) {
      if (stop) return Promise.resolve(err(appError('bad_usage', 'a batch is running already')));
      const controller = new AbortController();
      stop = controller;
      const begun = Promise.withResolvers<Result<{ batchId: string }, AppError>>();
      const run = engine.runBatch(request, {
        signal: controller.signal,
        onBegin(batchId) {
          current = { batchId, progress: NOTHING_YET };
          begun.resolve(ok({ batchId }));
        },
        onProgress(progress) {
          if (!current) return;
          current = { ...current, progress };
          for (const listener of listeners) listener.onProgress(current.batchId, progress);
        },
        onAnalyzerLost() {
          for (const listener of listeners) listener.onAnalyzerLost?.();
        },
        sampler: (pids) => startSampler(pids),
      });
      const finish = (error: AppError | null, summary: BatchSummary | null) => {
        const batchId = current?.batchId;
        current = null;
        stop = null;
        begun.resolve(err(error ?? appError('internal', 'the batch ended before it began')));
        if (batchId !== undefined) for (const listener of listeners) listener.onEnded(batchId, error, summary);
      };
      ended = run.then(
        (result) => (result.ok ? finish(null, result.value) : finish(result.error, null)),
        (bug: unknown) => finish(appError('internal', String(bug)), null),
      );
      return begun.promise;
    },
    async cancel() {
      stop?.abort();
      await ended;
    },
    listen(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
  return runner;
}
