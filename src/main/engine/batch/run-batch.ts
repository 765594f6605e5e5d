import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { AgentChannel } from '../../../shared/domain/call.ts';
import type { BatchSummary } from '../../../shared/domain/outcome.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { Log } from '../../platform/log.ts';
import { beginBatch, countBatch, endBatch } from '../catalog/batches.ts';
import type { OpenCatalog } from '../catalog/open.ts';
import { storageError } from '../catalog/sqlite-errors.ts';
import { type AnalyzerPool, createPool } from '../queue/analyzer-pool.ts';
import type { ForkOptions } from '../queue/fork-analyzer.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { QueueLimits } from '../queue/limits.ts';
import { agentChannelOf } from './agent-channel.ts';
import { feed } from './feed.ts';
import { GUARD_START, guardMemory } from './memory-guard.ts';
import { type BatchProgress, countProgress, type ProgressCounter } from './progress.ts';
import { registerFile } from './register-file.ts';
import {
  analysisSettings,
  installedModels,
  type ModelSet,
  modelsText,
  saveSnapshot,
  stageVersions,
} from './settings-snapshot.ts';
import { divideMachine, type Sizing } from './sizing.ts';

/** What a batch is to do. */
export interface BatchRequest {
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly recursive: boolean;
  /** A person's word on the agent's channel, by path. Kept with the call. */
  readonly agentChannelOverrides?: ReadonlyMap<string, AgentChannel>;
  /** Try failed calls again, with the settings they failed with. */
  readonly retryFailed?: boolean;
}

/** Who follows a batch, and who may stop it. */
export interface BatchControl {
  readonly signal: AbortSignal;
  /** Called at most five times a second, and at the end. */
  onProgress?(progress: BatchProgress): void;
  /** Watches the processes of the batch (`monitor/sampler.ts` fits); stopped at its end. */
  sampler?(pids: () => readonly number[]): { stop(): void };
}

/** What the engine lends to a batch. */
export interface BatchRoom {
  readonly catalogFile: string;
  readonly open: OpenCatalog;
  readonly queue: JobQueue;
  readonly settings: Settings;
  readonly modelFolders: readonly string[];
  readonly ffmpegPath: string | null;
  readonly fork: ForkOptions;
  readonly limits: QueueLimits;
  /** Free space below which no batch is begun, in bytes. */
  readonly minFreeBytes: number;
  readonly log: Log;
}

/**
 * Runs a batch to its end: scan, identify, queue, and analysis beside them. A bad file or a failing call is an outcome
 * of that file. Errors of the whole: no space or a failing disk (`disk_full`, `disk_error`; everything so far is
 * kept), models (`model_missing`, …), `worker_crashed` when no analyzer can live. Aborting gives a summary marked
 * `cancelled`; running the same again goes on where it stopped.
 */
export async function runBatch(
  room: BatchRoom,
  request: BatchRequest,
  control: BatchControl,
): Promise<Result<BatchSummary, AppError>> {
  try {
    const lacking = await checkSpace(room);
    if (lacking) return err(lacking);
    const { asrModel, vadModel } = room.settings;
    const models = await installedModels(room.modelFolders, asrModel, vadModel);
    if (!models.ok) return models;
    room.queue.releaseAll();
    return await run(room, request, control, models.value);
  } catch (error) {
    const known = storageError(error);
    if (known) return err(known);
    throw error;
  }
}

async function checkSpace(room: BatchRoom): Promise<AppError | null> {
  const { bavail, bsize } = await statfs(dirname(room.catalogFile));
  const freeBytes = bavail * bsize;
  if (freeBytes >= room.minFreeBytes) return null;
  const [free, least] = [freeBytes, room.minFreeBytes].map((bytes) => `${(bytes / 2 ** 30).toFixed(2)} GB`);
  return appError('disk_full', `${free} free where the catalog lies, ${least} are needed to begin`);
}

/** What is counted while a batch runs. */
interface Tally {
  readonly progress: ProgressCounter;
  readonly sizing: Sizing;
  audioS: number;
  onnxS: number;
  peakRssBytes: number;
  pool: AnalyzerPool | null;
  mostAnalyzers: number;
}

async function run(
  room: BatchRoom,
  request: BatchRequest,
  control: BatchControl,
  models: ModelSet,
): Promise<Result<BatchSummary, AppError>> {
  const { catalog } = room.open;
  const startMs = performance.now();
  const startedAt = new Date().toISOString();
  const { agentChannelOverrides, ...rest } = request;
  const batchId = beginBatch(
    catalog,
    { ...rest, overrides: [...(agentChannelOverrides ?? [])] },
    room.settings,
    startedAt,
  );
  const tally: Tally = {
    progress: countProgress(),
    sizing: divideMachine(room.settings, totalmem()),
    audioS: 0,
    onnxS: 0,
    peakRssBytes: 0,
    pool: null,
    mostAnalyzers: 0,
  };
  const over = new AbortController();
  const sampler = control.sampler?.(() => tally.pool?.pids() ?? []);
  const watching = watch(room, control, tally, over.signal);
  let ended: Result<null, AppError>;
  try {
    ended = await analyse(room, request, control.signal, batchId, models, tally);
  } catch (error) {
    const known = storageError(error);
    if (!known) throw error;
    ended = err(known);
  } finally {
    over.abort();
    await watching;
    sampler?.stop();
  }
  const cancelled = !ended.ok && ended.error.code === 'cancelled';
  const summary: BatchSummary = {
    batchId,
    startedAt,
    endedAt: new Date().toISOString(),
    counts: countBatch(catalog, batchId),
    audioS: tally.audioS,
    wallS: (performance.now() - startMs) / 1000,
    stagesS: tally.progress.snapshot().perStage,
    onnxS: tally.onnxS,
    analyzers: tally.mostAnalyzers,
    peakRssBytes: tally.peakRssBytes,
    cancelled,
  };
  endBatch(catalog, summary, ended.ok ? 'done' : cancelled ? 'cancelled' : 'paused');
  control.onProgress?.(tally.progress.snapshot());
  return ended.ok || cancelled ? ok(summary) : ended;
}

/** Feeds the queue and analyses beside it; afterwards the retries that were frozen with other models. */
async function analyse(
  room: BatchRoom,
  request: BatchRequest,
  signal: AbortSignal,
  batchId: string,
  models: ModelSet,
  tally: Tally,
): Promise<Result<null, AppError>> {
  const { catalog } = room.open;
  const { progress } = tally;
  const text = modelsText(models);
  const rules = {
    batchId,
    settingsId: saveSnapshot(catalog, analysisSettings(room.settings), models),
    retryFailed: request.retryFailed ?? false,
    agentChannelOf: (name: string) => agentChannelOf(name, room.settings),
    overrideOf: (path: string) => request.agentChannelOverrides?.get(path),
  };
  const otherModels = new Set<string>();
  const stopFeeding = new AbortController();
  const ended = usePool(room, batchId, models, tally, signal, async (pool) => {
    void pool.ended.then(() => stopFeeding.abort());
    const feeding = {
      paths: request.paths,
      recursive: request.recursive,
      workers: tally.sizing.ioWorkers,
      identify: { minDurationS: room.settings.minDurationS, ffmpegPath: room.ffmpegPath },
      signal: AbortSignal.any([signal, stopFeeding.signal]),
      onFound: progress.found,
    };
    const fed = await feed(feeding, (file) => {
      const registered = registerFile(catalog, rules, file);
      if (registered.kind === 'answered') progress.answered(registered.status);
      if (registered.kind === 'linked') progress.answered('skipped');
      if (registered.kind !== 'queued') return;
      progress.queued(registered.durationS);
      if (registered.models === text) pool.added(1);
      else otherModels.add(registered.models);
    });
    progress.scanEnded();
    return fed;
  });
  const first = await ended;
  if (!first.ok) return first;
  for (const frozen of otherModels) {
    const next = await retryWith(room, batchId, frozen, tally, signal);
    if (!next.ok) return next;
  }
  return ok(null);
}

const frozenModelsSchema = z.object({ asr: z.object({ id: z.string() }), vad: z.object({ id: z.string() }) });

async function retryWith(
  room: BatchRoom,
  batchId: string,
  frozen: string,
  tally: Tally,
  signal: AbortSignal,
): Promise<Result<null, AppError>> {
  const { asr, vad } = frozenModelsSchema.parse(JSON.parse(frozen));
  const models = await installedModels(room.modelFolders, asr.id, vad.id);
  if (!models.ok) return models;
  if (modelsText(models.value) !== frozen) {
    return err(appError('model_missing', `the versions of ${asr.id} and ${vad.id} that the failed calls began with`));
  }
  return usePool(room, batchId, models.value, tally, signal, async () => ok(null));
}

/** Opens a pool, lets `feeding` fill its queue, and waits for its end. */
async function usePool(
  room: BatchRoom,
  batchId: string,
  models: ModelSet,
  tally: Tally,
  signal: AbortSignal,
  feeding: (pool: AnalyzerPool) => Promise<Result<null, AppError>>,
): Promise<Result<null, AppError>> {
  const { settings, queue, limits, fork, log } = room;
  const { progress, sizing } = tally;
  const lengths = new Map<string, number>();
  const pool = createPool({
    analyzers: sizing.analyzers,
    callsInFlight: settings.fileBatchSize,
    fork,
    open: {
      modelFolders: [...room.modelFolders],
      asrModel: models.asr.id,
      vadModel: models.vad.id,
      threads: sizing.threads,
      batchSize: settings.chunkBatchSize,
      ffmpegPath: room.ffmpegPath,
    },
    queue,
    scope: { batchId, models: modelsText(models), versions: stageVersions(models) },
    limits,
    log,
    onCallGiven: (call) => lengths.set(call.callId, call.durationS),
    onCallEnd(call, state, times) {
      progress.ended(call.callId, state, call.durationS, times);
      if (state === 'done') tally.audioS += call.durationS;
    },
    onProgress: (callId, share) => progress.moved(callId, share, lengths.get(callId) ?? 0),
  });
  tally.pool = pool;
  const onnxBefore = tally.onnxS;
  const stop = () => pool.stop();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    const fed = await feeding(pool);
    if (!fed.ok) return fed;
    pool.seal();
    return await pool.ended;
  } finally {
    signal.removeEventListener('abort', stop);
    pool.stop();
    await pool.ended;
    tally.onnxS = onnxBefore + pool.onnxS();
  }
}

/** Reports progress, samples memory, and reins it in. */
async function watch(room: BatchRoom, control: BatchControl, tally: Tally, over: AbortSignal): Promise<void> {
  const batchSize = room.settings.chunkBatchSize;
  let guard = GUARD_START;
  while (!over.aborted) {
    await delay(200, undefined, { signal: over }).catch(() => {});
    const rssBytes = process.memoryUsage.rss() + (tally.pool?.rssBytes() ?? 0);
    tally.peakRssBytes = Math.max(tally.peakRssBytes, rssBytes);
    tally.mostAnalyzers = Math.max(tally.mostAnalyzers, tally.pool?.pids().length ?? 0);
    if (over.aborted) return;
    control.onProgress?.(tally.progress.snapshot());
    const before = guard.level;
    guard = guardMemory(guard, rssBytes, tally.sizing.memoryLimitBytes, performance.now());
    if (guard.level === before) continue;
    room.log.warn({ level: guard.level, rssBytes }, 'memory guard');
    tally.pool?.setBatchSize(guard.level === 'free' ? batchSize : Math.max(1, Math.floor(batchSize / 2)));
    tally.pool?.setPaused(guard.level === 'paused');
  }
}
