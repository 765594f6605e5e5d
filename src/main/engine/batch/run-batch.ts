import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stagesFrom } from '../../../shared/domain/job.ts';
import type { BatchSummary } from '../../../shared/domain/outcome.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { analysedAudioS, beginBatch, countBatch, endBatch, forgetBatch, settingsOfBatch } from '../catalog/batches.ts';
import { continueBatch } from '../catalog/continue-batch.ts';
import { countTopics } from '../catalog/count-topics.ts';
import type { BatchState } from '../catalog/schema.ts';
import { storageError } from '../catalog/sqlite-errors.ts';
import { analyse } from './analyse.ts';
import { type BatchControl, type BatchRequest, type BatchRoom, ENDING, PAUSED, type Tally } from './batch-room.ts';
import { checkSource } from './feed.ts';
import { countProgress } from './progress.ts';
import { installedModels, type ModelSet } from './settings-snapshot.ts';
import { sizeFor } from './sizing.ts';
import { progressOf, watch } from './watch.ts';

/**
 * Runs a batch to its end: scan, identify, queue, and analysis beside them. A bad file or a failing call is an outcome
 * of that file. Errors of the whole: no space or a failing disk (`disk_full`, `disk_error`; everything so far is
 * kept), models (`model_missing`, …), `worker_crashed` when no analyzer can live. Aborting gives a summary marked
 * `cancelled`; running the same again goes on where it stopped, and `continues` does so in the same batch.
 */
export async function runBatch(
  room: BatchRoom,
  request: BatchRequest,
  control: BatchControl,
): Promise<Result<BatchSummary, AppError>> {
  try {
    const lacking = await checkSpace(room);
    if (lacking) return err(lacking);
    const { catalog } = room.open;
    const { continues } = request;
    const own = { ...room.settings, ...request.settings };
    const began = continues === undefined ? own : settingsOfBatch(catalog, continues);
    if (!began) return err(appError('not_found', 'no batch has this id'));
    // A batch goes on with the settings it began with, but for the network: that may have been cut since.
    const settings = { ...began, networkAllowed: began.networkAllowed && own.networkAllowed };
    const models = await installedModels(room.modelFolders, settings);
    if (!models.ok) return models;
    // Before a row is taken back: what the last run found out stays when the folder cannot be looked at.
    const source = continues === undefined ? ok(null) : await checkSource({ ...request, signal: control.signal });
    if (!source.ok) return source;
    room.queue.releaseAll();
    return await run({ ...room, settings }, request, control, models.value);
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

async function run(
  room: BatchRoom,
  request: BatchRequest,
  control: BatchControl,
  models: ModelSet,
): Promise<Result<BatchSummary, AppError>> {
  const { catalog } = room.open;
  const startMs = performance.now();
  const before =
    request.continues === undefined ? null : continueBatch(catalog, request.continues, request.retryFailed ?? false);
  const startedAt = before?.startedAt ?? new Date().toISOString();
  const batchId = before?.id ?? begin(room, request, startedAt);
  control.onBegin?.(batchId);
  const tally: Tally = {
    progress: countProgress(),
    redo: (request.redo ?? []).flatMap(stagesFrom),
    sizing: sizeFor(room.settings, models),
    onnxS: 0,
    peakRssBytes: 0,
    pool: null,
    topics: null,
    onAnalyzerLost: () => control.onAnalyzerLost?.(),
    mostAnalyzers: 0,
  };
  const over = new AbortController();
  const sampler = control.sampler?.(() => tally.pool?.pids() ?? []);
  const watching = watch(room, control, tally, over.signal);
  let ended: Result<null, AppError>;
  // Also when the analysis ends before its time, on a full disk for one: what is not begun waits for the next run.
  const noMoreTopics = new AbortController();
  const topicSignal = AbortSignal.any([control.signal, noMoreTopics.signal]);
  try {
    tally.topics = room.topics.startRun(
      room.settings,
      request.redoTopics ?? false,
      { id: batchId, startedAt },
      topicSignal,
    );
    ended = await analyse(room, request, control.signal, batchId, models, tally, before);
    if (ended.ok) ended = (await tally.topics?.finish()) ?? ended;
  } catch (error) {
    const known = storageError(error);
    if (!known) throw error;
    ended = err(known);
  } finally {
    noMoreTopics.abort();
    await tally.topics?.finish();
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
    audioS: analysedAudioS(catalog, batchId),
    wallS: (before?.wallS ?? 0) + (performance.now() - startMs) / 1000,
    stagesS: addUp(before?.stagesS ?? {}, progressOf(tally).perStage),
    onnxS: (before?.onnxS ?? 0) + tally.onnxS,
    analyzers: tally.mostAnalyzers,
    peakRssBytes: tally.peakRssBytes,
    cancelled,
    topics: tally.topics
      ? {
          ...countTopics(catalog, batchId, startedAt),
          failed: tally.topics.tally.failed,
          costUsd: tally.topics.tally.costUsd,
        }
      : null,
  };
  const state = ended.ok ? 'done' : cancelled ? stateOfStopped(control) : 'paused';
  const goesOn = before !== null || state === 'interrupted';
  // A folder that is not there, a model that cannot be loaded: nothing happened that anybody could look at.
  if (!ended.ok && summary.counts.found === 0 && !goesOn) forgetBatch(catalog, batchId);
  else endBatch(catalog, summary, state);
  control.onProgress?.(progressOf(tally));
  return ended.ok || cancelled ? ok(summary) : ended;
}

// By what came first: what a person had stopped already does not go on by itself because the engine ends too.
function stateOfStopped({ signal, forGood }: BatchControl): BatchState {
  if (signal.reason === ENDING) return 'interrupted';
  return signal.reason === PAUSED && !forGood?.aborted ? 'paused' : 'cancelled';
}

function begin(room: BatchRoom, request: BatchRequest, startedAt: string): string {
  // The settings are kept beside it, whole.
  const { agentChannelOverrides, settings: _, ...rest } = request;
  const kept = { ...rest, overrides: [...(agentChannelOverrides ?? [])] };
  return beginBatch(room.open.catalog, kept, room.settings, startedAt);
}

function addUp(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...names].map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
}
