import type { AppError } from '../errors.ts';
import type { AgentChannel, Finding, Side } from './call.ts';
import type { LaneJudgement } from './lane-judgement.ts';
import type { CallTopics } from './topics.ts';
import type { Segment } from './transcript.ts';

/**
 * Where a file of a batch stands. `rejected`: not a recording that can be analysed, found before the queue.
 * `skipped`: already analysed with these settings, so its lanes are given from the catalog.
 * `pending`: queued or running; only while a batch runs.
 */
export type FileStatus = 'done' | 'failed' | 'rejected' | 'skipped' | 'pending';

/** One lane as it is shown and exported. */
export interface LaneOutcome {
  readonly channel: number;
  readonly side: Side;
  readonly segments: readonly Segment[];
  /** What was judged of it; null until it is. */
  readonly text: LaneJudgement | null;
  readonly acoustic: LaneJudgement | null;
}

/** One file of a batch with all that is known of it: what the exports and `--json` are made from. */
export interface FileOutcome {
  /** Absolute; bytes that are not UTF-8 are shown as `\xNN`. */
  readonly path: string;
  readonly fileName: string;
  readonly callId: string | null;
  readonly sha256: string | null;
  readonly status: FileStatus;
  readonly error: AppError | null;
  readonly findings: readonly Finding[];
  readonly durationS: number | null;
  readonly channels: number | null;
  readonly agentChannel: AgentChannel;
  /** The models the call is analysed with, which a retry does not change; null without a call. */
  readonly models: { readonly asr: string; readonly vad: string } | null;
  readonly lanes: readonly LaneOutcome[];
  /** Null: not found yet, or not asked for. */
  readonly topics: CallTopics | null;
}

/**
 * How many files of a batch ended how. `found` is the sum of the others and of the `pending` ones, so equal to the sum of
 * the others once all are through; files that are no recordings (code `NO_RECORDING`) count nowhere.
 */
export interface BatchCounts {
  readonly found: number;
  readonly analysed: number;
  readonly failed: number;
  readonly rejected: number;
  readonly skipped: number;
}

/** A finished (or stopped) run in figures. Times are wall-clock seconds of the monotonic clock. */
export interface BatchSummary {
  readonly batchId: string;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly counts: BatchCounts;
  /** Seconds of audio analysed in this run. */
  readonly audioS: number;
  readonly wallS: number;
  /** Seconds spent in each stage, summed over analyzers. */
  readonly stagesS: Readonly<Record<string, number>>;
  /** Seconds inside ONNX Runtime, summed over analyzers. */
  readonly onnxS: number;
  /** Analyzer processes that shared the work. */
  readonly analyzers: number;
  /** Largest sum of the resident memory of all our processes. */
  readonly peakRssBytes: number;
  readonly cancelled: boolean;
  /** Null: topics were not asked for. */
  readonly topics: TopicCounts | null;
}

/** What became of the topics of a run's calls. */
export interface TopicCounts {
  /** Calls classified in this run. */
  readonly done: number;
  /** Of these: calls that no topic fits. */
  readonly none: number;
  readonly byBedrock: number;
  /** Calls for which Bedrock was asked and did not answer: the local answer stands in. */
  readonly fallbacks: number;
  /** Calls that could not be classified: the next run tries them again. */
  readonly failed: number;
  /** What Bedrock cost, in US dollars. */
  readonly costUsd: number;
}
