import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { AgentChannel } from '../../shared/domain/call.ts';
import type { Peaks, SentCallDetails } from '../../shared/domain/call-details.ts';
import type { BatchCounts, BatchSummary, FileOutcome } from '../../shared/domain/outcome.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type FusionKeys, fusionKeysOf, fusionSettingsOf } from '../../shared/settings/fusion-settings.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { type Log, silentLog } from '../platform/log.ts';
import { ensureWritableFolder } from '../platform/writable-folder.ts';
import { openOutlines } from './audio/outlines.ts';
import { type PlayableFile, playableFile } from './audio/playable-file.ts';
import { soundCopiesFolder } from './audio/sound-copies.ts';
import { type BatchControl, type BatchRequest, type BatchRoom, ENDING } from './batch/batch-room.ts';
import { type LookAheadOptions, lookAhead, type Outlook } from './batch/outlook.ts';
import { runBatch } from './batch/run-batch.ts';
import { type BatchResults, noteResults } from './catalog/batch-results.ts';
import { type BatchInfo, countBatch, giveUpBatch, listBatches, settingsOfBatch } from './catalog/batches.ts';
import { readCallDetails } from './catalog/call-details.ts';
import { type CallLists, createCallLists } from './catalog/call-lists.ts';
import { readCallSource } from './catalog/call-source.ts';
import { continuationOf } from './catalog/continue-batch.ts';
import { endCutRequests } from './catalog/egress-ledger.ts';
import { openCatalog } from './catalog/open.ts';
import { type OutcomeOptions, readOutcomes, readOutcomesAt } from './catalog/outcomes.ts';
import { tryStorage } from './catalog/sqlite-errors.ts';
import { markOutdated } from './catalog/touched-calls.ts';
import { explainSegment, type SegmentId } from './judge/explain-segment.ts';
import { judgeAgain } from './judge/judge-again.ts';
import { createJudge, type Judge } from './judge/judge-process.ts';
import { takeOwnership } from './owner-lock.ts';
import { openQueue } from './queue/job-queue.ts';
import { DEFAULT_LIMITS, type QueueLimits } from './queue/limits.ts';
import { type BedrockOffice, openBedrockOffice } from './topics/open-bedrock.ts';
import { openTopicThread } from './topics/thread/open-thread.ts';
import { openTopicOffice, type TopicOffice } from './topics/topic-office.ts';

/** What an engine is opened with. */
export interface EngineOptions {
  /** Everything of one user's: made if it is not there, for the user's eyes only. */
  readonly profileFolder: string;
  /** The catalog; `catalog.sqlite` in the profile when left out. */
  readonly catalogFile?: string;
  /** Folders that hold model folders, searched in order. */
  readonly modelFolders: readonly string[];
  readonly settings: Settings;
  /** ffmpeg, or null when the machine has none. */
  readonly ffmpegPath: string | null;
  /** The analyzer's entry file. */
  readonly analyzerEntry: string;
  /** Another catalog whose glossaries this one begins with when it has none; the samples when left out. */
  readonly glossariesFrom?: string;
  /** The entry file of the thread for topics. */
  readonly topicThreadEntry: string;
  /** Variables an analyzer gets beside the usual ones. */
  readonly analyzerEnv?: Readonly<Record<string, string>>;
  /** Whether analyzers give way to what a person does meanwhile: under a window they do. */
  readonly background?: boolean;
  readonly log?: Log;
  /** Patience of the queue; only what is given differs from the product's. */
  readonly limits?: Partial<QueueLimits>;
  /** Free space below which no batch is begun; 1 GB when left out. */
  readonly minFreeBytes?: number;
}

/** What a person may set, as far as the engine works with it. */
export type EngineSettings = Pick<EngineOptions, 'settings' | 'ffmpegPath'>;

/** The engine: the only writer of its catalog. One batch at a time. */
export interface Engine {
  /** Marks the processes of this engine: they carry it as `NABRA_RUN_ID`. */
  readonly runId: string;
  /** What a batch over some paths would do. Writes nothing. */
  preflight(options: LookAheadOptions): Promise<Result<Outlook, AppError>>;
  /**
   * Gives the next batch and preflight other settings; a batch that runs keeps its own, but for the network: that is cut at once where it
   * is not allowed any more. An error instead of settings is what they answer until there are settings again.
   */
  use(next: Result<EngineSettings, AppError>): void;
  /** See `runBatch`. `bad_usage` while another batch runs. */
  runBatch(request: BatchRequest, control: BatchControl): Promise<Result<BatchSummary, AppError>>;
  /** The files of a batch in the order of its scan, with their transcripts; empty when there is no such batch. */
  outcomes(batchId: string, options?: OutcomeOptions): Iterable<FileOutcome>;
  /** Some files of a batch, by their positions in the scan and in the order given, with their transcripts. */
  outcomesAt(batchId: string, positions: readonly number[]): Iterable<FileOutcome>;
  /** Every batch, newest first. */
  batches(): readonly BatchInfo[];
  /** See `countBatch`; all 0 when there is no such batch. */
  counts(batchId: string): BatchCounts;
  /** See `giveUpBatch`. */
  giveUp(batchId: string): BatchSummary | null;
  /** Notes what was written at the end of a batch. */
  noteResults(batchId: string, results: BatchResults): void;
  /** What a batch was asked, so that running it goes on with it; null when there is no such batch. */
  continuation(batchId: string): BatchRequest | null;
  /** The settings a batch ran with; null when there is no such batch. */
  settingsOf(batchId: string): Settings | null;
  /** Glossaries, and what is found by them. */
  readonly topics: TopicOffice;
  /** The way to Bedrock, and its keys. */
  readonly bedrock: BedrockOffice;
  /** Judges texts and clips beside the batches. */
  readonly judge: Judge;
  /** See `explainSegment`. */
  explainSegment(segment: SegmentId, signal?: AbortSignal): ReturnType<typeof explainSegment>;
  /** See `judgeAgain`; `bad_usage` while a batch runs. */
  judgeAgain(callId: string): Promise<Result<null, AppError>>;
  /** What sentiments are fused by now; a batch that is shown again goes by it too. */
  fusion(): FusionKeys;
  /** The files of batches as lists. */
  readonly lists: CallLists;
  /** A call as it is opened. Error: `not_found`. */
  call(callId: string): Result<SentCallDetails, AppError>;
  /** See `Outlines`. */
  peaks(callId: string): Promise<Result<Peaks, AppError>>;
  /** See `playableFile`. */
  playable(
    callId: string,
    wanted: { readonly asCopy: boolean },
    signal: AbortSignal,
  ): Promise<Result<PlayableFile, AppError>>;
  /** A person's word on which channel of a call is the agent; null takes it back. False: no such call. */
  setAgentChannel(callId: string, channel: AgentChannel | null): boolean;
  /** Stops a running batch so that it goes on at the next start, and begins no other. Settles when nothing runs any more. */
  stop(): Promise<void>;
  /** The same; then notes a clean end and closes. */
  close(): Promise<void>;
}

/**
 * Opens the engine on a profile. Errors: `profile_in_use` (names the process), `catalog_newer`, `catalog_damaged`
 * (the file is left as it is), `permission_denied`, `not_found`, `disk_full`, `disk_error`, `out_of_memory`.
 */
export async function openEngine(options: EngineOptions): Promise<Result<Engine, AppError>> {
  const log = options.log ?? silentLog();
  const path = options.catalogFile ?? join(options.profileFolder, 'catalog.sqlite');
  for (const folder of [options.profileFolder, dirname(path)]) {
    const ready = await ensureWritableFolder(folder, 0o700);
    if (!ready.ok) return ready;
  }
  const owner = takeOwnership(path);
  if (!owner.ok) return owner;
  const { catalogFile } = owner.value;
  const opened = openCatalog(catalogFile);
  if (!opened.ok) {
    owner.value.release();
    return opened;
  }
  const { catalog, epoch, afterUncleanEnd } = opened.value;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const letGo = () => {
    opened.value.close();
    owner.value.release();
  };
  const queue = tryStorage(() => {
    endCutRequests(catalog);
    return openQueue(catalog, epoch, limits.maxAttempts);
  }, letGo);
  if (!queue.ok) return queue;
  const runId = randomUUID();
  log.info({ epoch, runId, afterUncleanEnd }, 'engine opened');
  const env = options.analyzerEnv;
  const closing = new AbortController();
  const bedrock = openBedrockOffice(catalog, log);
  const topics = openTopicOffice(
    {
      catalog,
      thread: openTopicThread(options.topicThreadEntry, log),
      log,
      glossariesFrom: options.glossariesFrom ?? null,
    },
    bedrock,
    closing.signal,
  );
  // What the last life of the engine left undone; windows need not wait for it.
  void topics.shelf.resume().catch((error: unknown) => log.error({ error }, 'touched calls were not found'));
  const room: BatchRoom = {
    ...options,
    catalogFile,
    open: opened.value,
    queue: queue.value,
    fork: { entry: options.analyzerEntry, runId, background: options.background ?? false, ...(env ? { env } : {}) },
    limits,
    topics,
    minFreeBytes: options.minFreeBytes ?? 1e9,
    log,
  };
  let running: Promise<unknown> | null = null;
  let runningId: string | null = null;
  let next: Result<EngineSettings, AppError> = ok(options);
  const settingsNow = () => (next.ok ? next.value.settings : options.settings);
  const ffmpegPath = () => (next.ok ? next.value.ffmpegPath : null);
  const stop = async () => {
    closing.abort(ENDING);
    await running;
    await topics.close();
    judge.close();
  };
  const judge = createJudge({ fork: room.fork, modelFolders: options.modelFolders, ffmpegPath });
  const outlines = openOutlines(catalog, ffmpegPath, closing.signal);
  return ok({
    runId,
    use(settings) {
      next = settings;
      bedrock.allow(settings.ok && settings.value.settings.networkAllowed);
    },
    async preflight(given) {
      return next.ok ? lookAhead({ ...room, ...next.value }, given) : next;
    },
    async runBatch(request, control) {
      if (running !== null) return err(appError('bad_usage', 'a batch is running already'));
      if (closing.signal.aborted) return err(appError('cancelled', 'the engine ends'));
      if (!next.ok) return next;
      const { settings, ffmpegPath } = next.value;
      const signal = AbortSignal.any([control.signal, closing.signal]);
      const onBegin = (batchId: string) => {
        runningId = batchId;
        control.onBegin?.(batchId);
      };
      const batch = runBatch({ ...room, settings, ffmpegPath }, request, { ...control, signal, onBegin });
      running = batch.catch(() => {});
      try {
        const result = await batch;
        log.info(result.ok ? { counts: result.value.counts } : { error: result.error }, 'batch ended');
        return result;
      } finally {
        running = null;
        runningId = null;
      }
    },
    outcomes: (batchId, given) => readOutcomes(catalog, batchId, given),
    outcomesAt: (batchId, positions) => readOutcomesAt(catalog, batchId, positions),
    batches: () => listBatches(catalog, runningId),
    counts: (batchId) => countBatch(catalog, batchId),
    giveUp: (batchId) => giveUpBatch(catalog, batchId),
    noteResults: (batchId, results) => noteResults(catalog, batchId, results),
    continuation: (batchId) => continuationOf(catalog, batchId),
    settingsOf: (batchId) => settingsOfBatch(catalog, batchId),
    lists: createCallLists(catalog, () => fusionSettingsOf(settingsNow())),
    fusion: () => fusionKeysOf(settingsNow()),
    topics,
    bedrock,
    judge,
    explainSegment: (segment, signal) => explainSegment(catalog, judge, settingsNow(), segment, signal),
    judgeAgain: async (callId) =>
      running === null
        ? judgeAgain(catalog, options.modelFolders, judge, callId)
        : err(appError('bad_usage', 'a batch is running')),
    call: (callId) => readCallDetails(catalog, callId),
    peaks: (callId) => outlines.of(callId),
    async playable(callId, { asCopy }, signal) {
      const source = readCallSource(catalog, callId);
      if (!source.ok) return source;
      const cacheFolder = soundCopiesFolder(options.profileFolder);
      return playableFile(source.value, { ffmpegPath: ffmpegPath(), cacheFolder, asCopy }, signal);
    },
    setAgentChannel(callId, channel) {
      const call = catalog.sql.updateTable('calls').set({ agent_override: channel }).where('id', '=', callId);
      return catalog.transaction(() => {
        // Who says something is part of what it says of the topic.
        markOutdated(catalog, [callId]);
        return catalog.run(call) === 1;
      });
    },
    stop,
    async close() {
      await stop();
      letGo();
      log.info('engine closed');
    },
  });
}
