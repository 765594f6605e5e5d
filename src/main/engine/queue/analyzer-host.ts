import type { z } from 'zod';
import { STAGES, type Stage } from '../../../shared/domain/job.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { analyzerContract, type StageResult, type StageTimes } from '../../../shared/ipc/analyzer-contract.ts';
import { createClient } from '../../../shared/ipc/rpc.ts';
import type { Result } from '../../../shared/result.ts';
import { childPort } from '../../platform/child-port.ts';
import { type ForkOptions, forkAnalyzer } from './fork-analyzer.ts';
import type { ClaimedCall } from './job-queue.ts';
import type { QueueLimits } from './limits.ts';
import { measureStillness, type Stillness } from './stillness.ts';

/** What an analyzer is opened with. */
export type OpenInput = z.input<(typeof analyzerContract)['requests']['open']['input']>;

/** How a call ended in an analyzer. `crashed`: the process died or was ended with the call in it. */
export type CallEnd =
  | { readonly kind: 'done'; readonly times: StageTimes }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'crashed'; readonly error: AppError }
  | { readonly kind: 'released' };

/** What is heard of a call on the way. */
export interface CallListener {
  onStage(result: StageResult): void;
  onProgress(share: number): void;
}

/** Life of an analyzer process. It only ever moves to the right. */
export type HostState = 'forking' | 'ready' | 'busy' | 'dying' | 'dead';

/** One analyzer process, from its start to its death. After a crash another generation is started. */
export interface AnalyzerHost {
  readonly generation: number;
  readonly pid: number | undefined;
  state(): HostState;
  /** Loads the models. `worker_crashed` or `timeout` when it dies on the way; else the analyzer's own reasons. */
  open(input: OpenInput): Promise<Result<{ provider: string }, AppError>>;
  /** Analyses a call. Never rejects; aborting asks the analyzer to stop. */
  analyze(call: ClaimedCall, listener: CallListener, signal: AbortSignal): Promise<CallEnd>;
  setBatchSize(batchSize: number): void;
  /** Resident memory as last heard. */
  rssBytes(): number;
  /** Seconds inside ONNX Runtime as last heard. */
  onnxS(): number;
  /** Settles when the process is gone. */
  readonly gone: Promise<void>;
  /** How many calls it held when it died; null while it lives. */
  heldAtDeath(): number | null;
  /** Ends the process at once; settles when it is gone. What it held ends as `crashed` for this reason. */
  kill(reason: AppError): Promise<void>;
}

interface InFlight {
  readonly call: ClaimedCall;
  readonly listener: CallListener;
  readonly still: Stillness;
  readonly doneStages: Set<Stage>;
  share: number;
}

/** Starts an analyzer process and watches over it. */
export function startAnalyzer(options: ForkOptions, generation: number, limits: QueueLimits): AnalyzerHost {
  const child = forkAnalyzer(options);
  const tickMs = Math.min(1000, limits.heartbeatMs / 10);
  const inFlight = new Map<string, InFlight>();
  const heard = measureStillness(tickMs);
  let state: HostState = 'forking';
  let reason: AppError | null = null;
  let stderrTail = '';
  let rssBytes = 0;
  let onnxS = 0;
  let announcedSilenceMs = 0;
  let heldAtDeath: number | null = null;

  const gone = Promise.withResolvers<void>();
  // Registered before the port is made: when its requests are settled, `reason` already says why.
  child.once('exit', (code, signal) => {
    state = 'dead';
    heldAtDeath = inFlight.size;
    reason ??= deathReason(code, signal, stderrTail);
    clearInterval(watch);
    gone.resolve();
  });
  child.once('error', (error) => {
    reason ??= appError('worker_crashed', `the analyzer cannot be started: ${error.message}`);
    if (child.pid !== undefined) return;
    state = 'dead';
    clearInterval(watch);
    gone.resolve();
  });
  // Without its channel it is of no use. Usually it is on its way out, and its exit says more than our kill would.
  child.once('disconnect', () => {
    setTimeout(() => kill(appError('worker_crashed', 'the analyzer closed its channel')), 1000).unref();
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderrTail = (stderrTail + text).slice(-8192);
  });
  // An event that cannot be read may be a stage that is lost: nothing it says later can be relied on.
  const client = createClient(analyzerContract, childPort(child), (error) => void kill(error));

  const kill = (why: AppError): Promise<void> => {
    if (state !== 'dead') {
      reason ??= why;
      state = 'dying';
      child.kill('SIGKILL');
    }
    return gone.promise;
  };

  const watch = setInterval(() => {
    const silentMs = heard.tick();
    const patienceMs = state === 'forking' ? limits.openMs : Math.max(limits.heartbeatMs, announcedSilenceMs);
    if (silentMs > patienceMs)
      void kill(appError('timeout', `the analyzer was silent for ${Math.round(silentMs / 1000)} s`));
    const audioS = [...inFlight.values()].reduce((sum, { call }) => sum + call.durationS, 0);
    for (const flight of inFlight.values()) {
      // A call also waits for what is in flight beside it, which takes no longer than its length.
      const waitMs = 1000 * (limits.stallPerAudio * flight.call.durationS + audioS - flight.call.durationS);
      const stillMs = flight.still.tick();
      if (stillMs > Math.max(limits.stallMs, waitMs)) {
        void kill(appError('timeout', `a call stood still for ${Math.round(stillMs / 1000)} s`, stageOf(flight)));
      }
    }
  }, tickMs);

  client.on('heartbeat', (beat) => {
    heard.reset();
    rssBytes = beat.rssBytes;
    onnxS = beat.onnxS;
    announcedSilenceMs = 1000 * beat.silentS;
  });
  client.on('stageDone', ({ callId, stage }) => {
    const flight = inFlight.get(callId);
    if (!flight || state === 'dying') return;
    flight.still.reset();
    flight.doneStages.add(stage.stage);
    flight.listener.onStage(stage);
  });
  client.on('progress', ({ callId, share }) => {
    const flight = inFlight.get(callId);
    if (!flight || share <= flight.share) return;
    flight.still.reset();
    flight.share = share;
    flight.listener.onProgress(share);
  });

  const died = (stage?: Stage): AppError => {
    const why = reason ?? appError('worker_crashed', 'the analyzer is gone');
    return stage === undefined ? why : appError(why.code, why.detail, why.stage ?? stage);
  };

  return {
    generation,
    pid: child.pid,
    state: () => state,
    async open(input) {
      const opened = await client.request('open', input);
      if (opened.ok && state === 'forking') state = 'ready';
      heard.reset();
      if (opened.ok || opened.error.code !== 'worker_crashed') return opened;
      await gone.promise;
      return { ok: false, error: died() };
    },
    async analyze(call, listener, signal) {
      const doneStages = new Set(call.known.map(({ stage }) => stage));
      const flight = { call, listener, still: measureStillness(tickMs), doneStages, share: 0 };
      inFlight.set(call.callId, flight);
      if (state === 'ready') state = 'busy';
      const { callId, path, pathBytes, sizeBytes, modifiedMs, settings, agentChannel, known } = call;
      const answer = await client.request(
        'analyze',
        { callId, path, pathBytes, sizeBytes, modifiedMs, settings, agentChannel, known: [...known] },
        signal,
      );
      // The channel may close a moment before the process is reaped, and only its exit says how it died.
      if (!answer.ok && !child.connected) await gone.promise;
      inFlight.delete(callId);
      if (state === 'busy' && inFlight.size === 0) state = 'ready';
      if (state === 'dead' || state === 'dying') return { kind: 'crashed', error: died(stageOf(flight)) };
      if (answer.ok && flight.doneStages.size < STAGES.length) {
        return { kind: 'failed', error: appError('internal', 'the analyzer left a stage out', stageOf(flight)) };
      }
      if (answer.ok) return { kind: 'done', times: answer.value.times };
      return answer.error.code === 'cancelled' ? { kind: 'released' } : { kind: 'failed', error: answer.error };
    },
    setBatchSize(batchSize) {
      if (state !== 'dead' && state !== 'dying') void client.request('setBatchSize', { batchSize });
    },
    rssBytes: () => (state === 'dead' ? 0 : rssBytes),
    onnxS: () => onnxS,
    gone: gone.promise,
    heldAtDeath: () => heldAtDeath,
    kill,
  };
}

/** The stage a call is in: the first that was not reported. */
function stageOf(flight: InFlight): Stage {
  return STAGES.find((stage) => !flight.doneStages.has(stage)) ?? 'acoustic';
}

function deathReason(code: number | null, signal: NodeJS.Signals | null, stderrTail: string): AppError {
  if (/heap out of memory|bad_alloc|allocation fail/i.test(stderrTail)) {
    return appError('out_of_memory', `the analyzer ran out of memory (${signal ?? `exit ${code}`})`);
  }
  return appError('worker_crashed', `the analyzer died (${signal ?? `exit ${code}`})`);
}
