import type { BatchProgress } from '../../../shared/domain/batch-progress.ts';
import type { AgentChannel } from '../../../shared/domain/call.ts';
import type { Stage } from '../../../shared/domain/job.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { Log } from '../../platform/log.ts';
import type { OpenCatalog } from '../catalog/open.ts';
import type { AnalyzerPool } from '../queue/analyzer-pool.ts';
import type { ForkOptions } from '../queue/fork-analyzer.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { QueueLimits } from '../queue/limits.ts';
import type { TopicOffice } from '../topics/topic-office.ts';
import type { TopicRun } from '../topics/topic-run.ts';
import type { ProgressCounter } from './progress.ts';
import type { Sizing } from './sizing.ts';

/** What a batch is to do. */
export interface BatchRequest {
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly recursive: boolean;
  /** A person's word on the agent's channel, by path. Kept with the call. */
  readonly agentChannelOverrides?: ReadonlyMap<string, AgentChannel>;
  /** Try failed calls again, with the settings they failed with. */
  readonly retryFailed?: boolean;
  /** Stages to do again, and what rests on them, also where they are done. */
  readonly redo?: readonly Stage[];
  /** Find the topics of calls that have them again. */
  readonly redoTopics?: boolean;
  /** Goes on with this batch, under its id and with its settings, instead of beginning one. */
  readonly continues?: string;
  /** Settings of this batch alone, over the engine's; one that goes on has its own already. */
  readonly settings?: Partial<Settings>;
}

/** Reason to abort a batch with when it is to go on later: it ends as `paused`, and not as `cancelled`. */
export const PAUSED = 'paused';

/** Reason to abort a batch with when the engine ends: it ends as `interrupted`, and goes on by itself at the next start. */
export const ENDING = 'ending';

/** Who follows a batch, and who may stop it. */
export interface BatchControl {
  /** Its reason says how the batch ends: see `PAUSED`, `ENDING`; any other one, as `cancelled`. */
  readonly signal: AbortSignal;
  /** Aborted when a batch that is pausing is to be stopped for good after all: it ends as `cancelled`. */
  readonly forGood?: AbortSignal;
  /** Called once, when the batch has its id. */
  onBegin?(batchId: string): void;
  /** Called at most five times a second, and at the end. */
  onProgress?(progress: BatchProgress): void;
  /** Called when an analyzer died while it was at work. */
  onAnalyzerLost?(): void;
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
  readonly topics: TopicOffice;
  /** Free space below which no batch is begun, in bytes. */
  readonly minFreeBytes: number;
  readonly log: Log;
}

/** What is counted while a batch runs. */
export interface Tally {
  readonly progress: ProgressCounter;
  /** Stages that are done again, with what rests on them. */
  readonly redo: readonly Stage[];
  readonly sizing: Sizing;
  onnxS: number;
  peakRssBytes: number;
  pool: AnalyzerPool | null;
  /** Null: topics are not asked for. */
  topics: TopicRun | null;
  /** See `BatchControl`. */
  readonly onAnalyzerLost: () => void;
  mostAnalyzers: number;
}
