import { type BatchProgress, NO_PROGRESS } from '../../../shared/domain/batch-progress.ts';
import type { BatchSummary } from '../../../shared/domain/outcome.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type BatchRequest, PAUSED } from '../batch/batch-room.ts';
import type { Engine } from '../index.ts';
import type { Sample } from '../monitor/sample.ts';
import type { LiveMonitor } from './live-monitor.ts';

/** Who is told how a batch goes. */
export interface BatchListener {
  onProgress(batchId: string, progress: BatchProgress): void;
  /** The summary is there unless the batch could not go on, which the error is about then; else it is about its files. */
  onEnded(batchId: string, error: AppError | null, summary: BatchSummary | null): void;
  /** An analyzer died; its calls are analysed again. */
  onAnalyzerLost?(): void;
}

/** Runs batches for windows that come and go: the batch goes on whoever looks. */
export interface BatchRunner {
  running(): { readonly batchId: string; readonly progress: BatchProgress } | null;
  /** Settles when the batch has its id, or cannot begin. */
  start(request: BatchRequest): Promise<Result<{ batchId: string }, AppError>>;
  /** Goes on with a batch that was stopped, as `start`; `retryFailed`: and with its failed calls. `not_found`: there is no such batch. */
  resume(batchId: string, options?: { readonly retryFailed: boolean }): Promise<Result<{ batchId: string }, AppError>>;
  /** Stops so that the rest waits. Settles when nothing runs any more. */
  pause(): Promise<void>;
  /** Stops for good, also what is pausing already, and writes the results of what is done. Settles when nothing runs any more. */
  cancel(): Promise<void>;
  /** Stops a paused batch for good and writes the results of what is done. `not_found`: no such batch is paused. */
  giveUp(batchId: string): Promise<Result<null, AppError>>;
  /** Stops so that it goes on at the next start, writes the results that are due, and closes the engine. */
  end(): Promise<void>;
  /** Adds a listener for as long as the signal is not aborted. */
  listen(listener: BatchListener, signal: AbortSignal): void;
}

/** What a runner works with. */
export interface RunnerOptions {
  readonly engine: Engine;
  readonly monitor: LiveMonitor;
  /** Writes the files of a batch that has come to its end. */
  write(summary: BatchSummary, samples: readonly Sample[]): Promise<Result<null, AppError>>;
}

/** How a run is stopped: `now` with the word that came first; `forGood` beside it raises a pause to a stop. */
interface Stop {
  readonly now: AbortController;
  readonly forGood: AbortController;
}

/** How a run ended. */
interface End {
  readonly summary: BatchSummary | null;
  readonly error: AppError | null;
}

/** Makes the runner of an engine. */
export function createBatchRunner({ engine, monitor, write }: RunnerOptions): BatchRunner {
  const listeners = new Set<BatchListener>();
  let current: { batchId: string; progress: BatchProgress } | null = null;
  let stop: Stop | null = null;
  let ended: Promise<unknown> = Promise.resolve();

  const report = (progress: BatchProgress) => {
    if (!current) return;
    current = { ...current, progress };
    monitor.heard(progress);
    for (const listener of listeners) listener.onProgress(current.batchId, progress);
  };

  const run = async (
    request: BatchRequest,
    { now, forGood }: Stop,
    onBegin: (batchId: string) => void,
  ): Promise<End> => {
    let samples: readonly Sample[] = [];
    const result = await engine.runBatch(request, {
      signal: now.signal,
      forGood: forGood.signal,
      onBegin,
      onProgress: report,
      onAnalyzerLost() {
        for (const listener of listeners) listener.onAnalyzerLost?.();
      },
      sampler(pids) {
        const sampler = monitor.watch(pids);
        ({ samples } = sampler);
        return sampler;
      },
    });
    if (!result.ok) return { summary: null, error: result.error };
    const summary = result.value;
    // One that is to go on has no results yet, whether a person paused it or the program ends.
    if (summary.cancelled && !forGood.signal.aborted) return { summary, error: null };
    if (current) report({ ...current.progress, phase: 'writing', calls: {} });
    const files = await write(summary, samples);
    return { summary, error: files.ok ? null : files.error };
  };

  const runner: BatchRunner = {
    running: () => current,
    async resume(batchId, { retryFailed } = { retryFailed: false }) {
      const request = engine.continuation(batchId);
      if (!request) return err(appError('not_found', 'no batch has this id'));
      return runner.start(retryFailed ? { ...request, retryFailed } : request);
    },
    start(request) {
      if (stop) return Promise.resolve(err(appError('bad_usage', 'a batch is running already')));
      stop = { now: new AbortController(), forGood: new AbortController() };
      const begun = Promise.withResolvers<Result<{ batchId: string }, AppError>>();
      const running = run(request, stop, (batchId) => {
        current = { batchId, progress: NO_PROGRESS };
        begun.resolve(ok({ batchId }));
      });
      const finish = ({ summary, error }: End) => {
        const batchId = current?.batchId;
        current = null;
        stop = null;
        begun.resolve(err(error ?? appError('internal', 'the batch ended before it began')));
        if (batchId !== undefined) for (const listener of listeners) listener.onEnded(batchId, error, summary);
      };
      ended = running.then(finish, (bug: unknown) =>
        finish({ summary: null, error: appError('internal', String(bug)) }),
      );
      return begun.promise;
    },
    async pause() {
      stop?.now.abort(PAUSED);
      await ended;
    },
    async cancel() {
      stop?.forGood.abort();
      stop?.now.abort();
      await ended;
    },
    async giveUp(batchId) {
      const summary = engine.giveUp(batchId);
      return summary ? await write(summary, []) : err(appError('not_found', 'no paused batch has this id'));
    },
    async end() {
      try {
        await engine.stop();
        await ended;
      } finally {
        await engine.close();
      }
    },
    listen(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
  return runner;
}
