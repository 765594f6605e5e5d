import { type AppError, appError } from '../../../shared/errors.ts';
import type { StageTimes } from '../../../shared/ipc/analyzer-contract.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Log } from '../../platform/log.ts';
import { storageError } from '../catalog/sqlite-errors.ts';
import { type AnalyzerHost, type CallEnd, type OpenInput, startAnalyzer } from './analyzer-host.ts';
import { backoffMs, createBreaker } from './crash-breaker.ts';
import type { ForkOptions } from './fork-analyzer.ts';
import { type ClaimedCall, type ClaimScope, isComplete, type JobQueue } from './job-queue.ts';
import type { QueueLimits } from './limits.ts';

/** What a pool works on and with. */
export interface PoolOptions {
  /** Most analyzer processes. */
  readonly analyzers: number;
  /** Most calls in one of them. */
  readonly callsInFlight: number;
  readonly fork: ForkOptions;
  readonly open: OpenInput;
  readonly queue: JobQueue;
  readonly scope: ClaimScope;
  readonly limits: QueueLimits;
  readonly log: Log;
  /** A call was given to an analyzer. */
  onCallGiven(call: ClaimedCall): void;
  /** A call has its answer. `times` is null for one that was complete already, and for one that failed. */
  onCallEnd(call: ClaimedCall, state: 'done' | 'failed', times: StageTimes | null): void;
  onProgress(callId: string, share: number): void;
  /** An analyzer died while it was at work, and will be started again. */
  onLost?(): void;
}

/** Analyzer processes that share a queue. */
export interface AnalyzerPool {
  /** So many more calls are waiting. */
  added(calls: number): void;
  /** No more will come: the pool ends when the queue is empty. */
  seal(): void;
  /**
   * Settles when all is analysed, or stopped, and no process is left. Errors, after which everything that was running
   * is queued again: those of the storage, `internal`, those of the models, and `worker_crashed` when analyzers only ever crash.
   */
  readonly ended: Promise<Result<null, AppError>>;
  /** Stops: what runs may end within `cancelMs`, then it is killed and queued again. */
  stop(): void;
  /** Gives out no more calls (but one at a time, so that a batch always comes to its end). */
  setPaused(paused: boolean): void;
  setBatchSize(batchSize: number): void;
  pids(): readonly number[];
  /** Resident memory of the analyzers, in bytes. */
  rssBytes(): number;
  /** Seconds inside ONNX Runtime, of all analyzers so far. */
  onnxS(): number;
}

interface Slot {
  host: AnalyzerHost | null;
  restart: NodeJS.Timeout | null;
  /** Deaths in a row. */
  failures: number;
  readonly inFlight: Map<string, ClaimedCall>;
}

/** Deaths in a row while loading the models after which it is the models' or the machine's fault. */
const OPEN_FAILURES = 3;

/** Makes a pool. Processes are started when there is work for them. */
export function createPool(options: PoolOptions): AnalyzerPool {
  const { queue, scope, limits, log } = options;
  const slots: Slot[] = Array.from({ length: options.analyzers }, () => ({
    host: null,
    restart: null,
    failures: 0,
    inFlight: new Map(),
  }));
  const breaker = createBreaker(limits);
  const stopping = new AbortController();
  const ended = Promise.withResolvers<Result<null, AppError>>();
  let waiting = queue.waiting(scope);
  let sealed = false;
  let paused = false;
  let batchSize = options.open.batchSize;
  let generation = 0;
  let onnxOfTheDead = 0;

  const running = () => slots.reduce((sum, slot) => sum + slot.inFlight.size, 0);

  /** Ends the pool once: asks for an end, waits a little, kills, and only then tells. */
  const end = async (result: Result<null, AppError>): Promise<void> => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    for (const slot of slots) if (slot.restart) clearTimeout(slot.restart);
    const deadline = performance.now() + limits.cancelMs;
    while (running() > 0 && performance.now() < deadline) await pause(20);
    await Promise.all(slots.map((slot) => slot.host?.kill(appError('cancelled', 'stopped'))));
    while (running() > 0) await pause(5);
    ended.resolve(result);
  };

  /**
   * Runs what writes to the catalog: when the storage fails, the pool stops with its reason. So it does at a bug, which
   * thrown from a timer or a message would take the whole program along.
   */
  const guarded = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch (error) {
      const why = storageError(error) ?? appError('internal', String(error));
      log.error({ code: why.code, detail: why.detail }, 'the catalog cannot be written');
      void end(err(why));
      return null;
    }
  };

  const settle = (slot: Slot, call: ClaimedCall, callEnd: CallEnd, wasAlone: boolean): void => {
    const { callId } = call;
    switch (callEnd.kind) {
      case 'done':
        slot.failures = 0;
        breaker.succeeded();
        if (guarded(() => queue.finish(callId, callEnd.times))) options.onCallEnd(call, 'done', callEnd.times);
        return;
      case 'failed':
        slot.failures = 0;
        breaker.succeeded();
        log.warn({ callId, error: callEnd.error }, 'call failed');
        if (guarded(() => queue.fail(callId, callEnd.error, scope.versions))) options.onCallEnd(call, 'failed', null);
        return;
      case 'released':
        guarded(() => queue.release(callId));
        waiting += 1;
        return;
      case 'crashed': {
        if (stopping.signal.aborted) {
          guarded(() => queue.release(callId));
          return;
        }
        const state = guarded(() => queue.crash(callId, callEnd.error, scope.versions));
        log.warn({ callId, error: callEnd.error, state }, 'analyzer died');
        if (state === 'failed') options.onCallEnd(call, 'failed', null);
        if (state === 'queued') waiting += 1;
        if (wasAlone && breaker.crashedAlone(callId)) {
          void end(err(appError('worker_crashed', `analyzers keep dying on different calls: ${callEnd.error.detail}`)));
        }
        return;
      }
    }
  };

  const give = (slot: Slot, host: AnalyzerHost, call: ClaimedCall): void => {
    slot.inFlight.set(call.callId, call);
    options.onCallGiven(call);
    const listener = {
      onStage: (result: Parameters<JobQueue['commitStage']>[1]) => {
        guarded(() => queue.commitStage(call.callId, result, scope.versions));
      },
      onProgress: (share: number) => options.onProgress(call.callId, share),
    };
    void host.analyze(call, listener, stopping.signal).then((callEnd) => {
      slot.inFlight.delete(call.callId);
      settle(slot, call, callEnd, host.heldAtDeath() === 1);
      if (callEnd.kind !== 'crashed') pumpAll();
    });
  };

  const start = async (slot: Slot): Promise<void> => {
    generation += 1;
    const host = startAnalyzer(options.fork, generation, limits);
    slot.host = host;
    void host.gone.then(() => onDeath(slot, host));
    const opened = await host.open({ ...options.open, batchSize });
    if (opened.ok) return pumpAll();
    const crashed = ['worker_crashed', 'timeout', 'out_of_memory'].includes(opened.error.code);
    if (!crashed || slot.failures >= OPEN_FAILURES) return end(err(opened.error));
    // It may live on without its models, and is of no use then: ended, it is started again after a while.
    await host.kill(opened.error);
  };

  const onDeath = (slot: Slot, host: AnalyzerHost): void => {
    onnxOfTheDead += host.onnxS();
    slot.host = null;
    if (stopping.signal.aborted) return;
    slot.failures += 1;
    if ((host.heldAtDeath() ?? 0) > 0) options.onLost?.();
    const waitMs = backoffMs(slot.failures, limits.backoffMs);
    log.warn({ generation: host.generation, waitMs }, 'analyzer will be started again');
    slot.restart = setTimeout(() => {
      slot.restart = null;
      pumpAll();
    }, waitMs);
  };

  const pump = (slot: Slot): void => {
    const { host } = slot;
    if (!host) {
      const starting = slots.filter((one) => one.host?.state() === 'forking').length;
      if (!slot.restart && waiting > starting) void start(slot);
      return;
    }
    while (!stopping.signal.aborted && (host.state() === 'ready' || host.state() === 'busy')) {
      const call = next(slot);
      if (!call) return;
      waiting = Math.max(0, waiting - 1);
      if (!isComplete(call.known)) give(slot, host, call);
      else if (guarded(() => queue.finish(call.callId, null))) options.onCallEnd(call, 'done', null);
    }
  };

  /** The next call for an analyzer, within its share of calls and of audio. */
  const next = (slot: Slot): ClaimedCall | null => {
    const held = [...slot.inFlight.values()];
    if (held.length === 0) {
      if (paused && running() > 0) return null;
      return guarded(() => queue.claim(scope, true, Number.POSITIVE_INFINITY));
    }
    // A fair share at the end of a batch: no analyzer hoards what another could do.
    const share = Math.ceil((waiting + running()) / slots.length);
    if (paused || held.some((call) => call.alone) || held.length >= Math.min(options.callsInFlight, share)) return null;
    const roomS = limits.audioInFlightS - held.reduce((sum, call) => sum + call.durationS, 0);
    return roomS > 0 ? guarded(() => queue.claim(scope, false, roomS)) : null;
  };

  const pumpAll = (): void => {
    if (stopping.signal.aborted) return;
    for (const slot of slots) pump(slot);
    if (!sealed || running() > 0 || stopping.signal.aborted) return;
    waiting = guarded(() => queue.waiting(scope)) ?? 0;
    if (waiting === 0) void end(ok(null));
    // Our count was wrong, or every process died: somebody has to take what is left.
    else if (slots.every((slot) => !slot.host && !slot.restart)) for (const slot of slots) pump(slot);
  };

  return {
    added(calls) {
      waiting += calls;
      pumpAll();
    },
    seal() {
      sealed = true;
      pumpAll();
    },
    ended: ended.promise,
    stop() {
      void end(err(appError('cancelled', 'stopped')));
    },
    setPaused(value) {
      paused = value;
      if (!paused) pumpAll();
    },
    setBatchSize(value) {
      batchSize = value;
      for (const slot of slots) slot.host?.setBatchSize(value);
    },
    pids: () => slots.flatMap((slot) => slot.host?.pid ?? []),
    rssBytes: () => slots.reduce((sum, slot) => sum + (slot.host?.rssBytes() ?? 0), 0),
    onnxS: () => slots.reduce((sum, slot) => sum + (slot.host?.onnxS() ?? 0), onnxOfTheDead),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
