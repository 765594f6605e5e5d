import type { Generated } from 'kysely';
import type { AgentChannel } from '../../../shared/domain/call.ts';
import type { JobState, Stage } from '../../../shared/domain/job.ts';
import type { FileStatus } from '../../../shared/domain/outcome.ts';
import type { JudgedSide, Modality } from '../../../shared/domain/sentiment.ts';
import type { CallTopics, GlossaryName } from '../../../shared/domain/topics.ts';

/** The tables as the newest migration leaves them. JSON columns are strings here and parsed by who reads them. */
export interface Tables {
  engine_runs: EngineRunsTable;
  recordings: RecordingsTable;
  files: FilesTable;
  settings_snapshots: SettingsSnapshotsTable;
  calls: CallsTable;
  stages: StagesTable;
  chunks: ChunksTable;
  batches: BatchesTable;
  batch_files: BatchFilesTable;
  peaks: PeaksTable;
  segment_judgements: SegmentJudgementsTable;
  lane_judgements: LaneJudgementsTable;
  workbooks: WorkbooksTable;
  glossary_versions: GlossaryVersionsTable;
  call_topics: CallTopicsTable;
  topic_corrections: TopicCorrectionsTable;
  topic_runs: TopicRunsTable;
  topic_run_calls: TopicRunCallsTable;
  egress_ledger: EgressLedgerTable;
  egress_texts: EgressTextsTable;
}

/** One row per start of the engine. `epoch` marks what belongs to which start; no `ended_at`: it did not end well. */
export interface EngineRunsTable {
  epoch: Generated<number>;
  pid: number;
  started_at: string;
  ended_at: string | null;
}

/** Content, whatever its name. `claimed_s` is what the container says, if it says. */
export interface RecordingsTable {
  id: Generated<number>;
  sha256: string;
  size_bytes: number;
  codec: string;
  sample_rate_hz: number;
  channels: number;
  claimed_s: number | null;
}

/** A path that was seen. `path` and `name` are for people, `path_bytes` is what the system calls it. */
export interface FilesTable {
  id: Generated<number>;
  path_bytes: Uint8Array;
  path: string;
  name: string;
  modified_ms: number;
  size_bytes: number;
  /** Null: it was never found to be a recording. */
  recording_id: number | null;
  /** What the name tells, if it follows the recorder's pattern: see `parseFileName`. */
  recorded_at: string | null;
  agent: string | null;
  line_of_business: 'B2B' | 'B2C' | null;
}

/** What changes the result of an analysis: the settings and the versions of the models, frozen. */
export interface SettingsSnapshotsTable {
  id: Generated<number>;
  key: string;
  settings: string;
  models: string;
  created_at: string;
}

/** A recording under a settings snapshot, and at the same time its place in the queue. */
export interface CallsTable {
  id: string;
  recording_id: number;
  settings_id: number;
  /** The file it is read from. */
  file_id: number;
  agent_channel: AgentChannel;
  /** A person's word on which channel is the agent; wins over `agent_channel`. */
  agent_override: AgentChannel | null;
  /** A person's word on which glossary the call is classified by; wins over the rules. */
  glossary_override: Generated<GlossaryName | null>;
  state: JobState;
  /** The start of the engine that runs it. */
  epoch: number | null;
  /** The batch that queued it last: what another batch left queued costs a claim nothing. */
  batch_id: string | null;
  /** Analyzer crashes it was part of. */
  attempts: Generated<number>;
  /** Engine deaths it was part of. */
  interruptions: Generated<number>;
  error: string | null;
  /** Counted from decoded samples; an estimate as long as `lane_channels` is null. */
  duration_s: number;
  channels: number;
  lane_channels: string | null;
  findings: Generated<string>;
  created_at: string;
  ended_at: string | null;
}

/** A stage's outcome. The transcript is not in `result` but in `chunks`, judgements are in tables of their own. */
export interface StagesTable {
  call_id: string;
  stage: Stage;
  model_version: string;
  state: 'done' | 'failed';
  attempts: Generated<number>;
  error: string | null;
  result: string | null;
  seconds: number | null;
  ended_at: string;
}

/** A stretch of speech on a channel. Its side is derived from the call's agent channel, never stored. */
export interface ChunksTable {
  id: Generated<number>;
  call_id: string;
  channel: number;
  position: number;
  start_s: number;
  end_s: number;
  text: string;
  raw_text: string;
  confidence: number;
  words: string;
}

/** State of a batch. `interrupted`: the engine died in it; `paused`: a person or the machine stood in its way. */
export type BatchState = 'running' | 'done' | 'cancelled' | 'paused' | 'interrupted';

/** One run over some paths. */
export interface BatchesTable {
  id: string;
  state: BatchState;
  request: string;
  settings: string;
  summary: string | null;
  started_at: string;
  ended_at: string | null;
}

/** A file as a batch met it, in the order of the scan. */
export interface BatchFilesTable {
  batch_id: string;
  position: number;
  file_id: number;
  call_id: string | null;
  /** 1: the call is analysed under another file of this batch. */
  linked: Generated<number>;
  status: FileStatus;
  error: string | null;
}

/** The outline of a recording: `data` holds the bins of each channel, one channel after the other. */
export interface PeaksTable {
  recording_id: number;
  bins_per_s: number;
  channels: number;
  data: Uint8Array;
}

/** What a modality says of a chunk; gone with the chunk. Fused values are worked out when they are read. */
export interface SegmentJudgementsTable {
  call_id: string;
  channel: number;
  position: number;
  modality: Modality;
  negative: number;
  neutral: number;
  positive: number;
  /** What is heard in the voice, by name. */
  cues: string | null;
}

/**
 * What a modality says of a lane: as a whole, and in the first and the last quarter of the call with speech on the lane. Null: nothing
 * on the lane, or in one of these quarters, could be judged, or (first and last) they are one.
 */
export interface LaneJudgementsTable {
  call_id: string;
  channel: number;
  modality: Modality;
  /** The side whose classifier judged. */
  judged_as: JudgedSide;
  /** The classifier; null: none was chosen. */
  model: string | null;
  unsure_below: number;
  negative: number | null;
  neutral: number | null;
  positive: number | null;
  first_negative: number | null;
  first_neutral: number | null;
  first_positive: number | null;
  last_negative: number | null;
  last_neutral: number | null;
  last_positive: number | null;
}

/** An owner's file that a glossary came in, as it was: it is given back with what was changed. */
export interface WorkbooksTable {
  sha256: string;
  name: string;
  data: Uint8Array;
}

/** A glossary as it stood from then on; the highest version is the one in use. */
export interface GlossaryVersionsTable {
  id: Generated<number>;
  glossary: GlossaryName;
  /** 1, 2, … of its glossary. */
  version: number;
  /** Where it came from: the sample that comes with the program, a file, the window, or an earlier version taken back. */
  origin: 'sample' | 'import' | 'edit' | 'undo';
  /** The file's name, or what was changed. */
  title: string;
  entries: string;
  /** The file it goes back to; null: it never had one. */
  workbook_sha256: string | null;
  /** What was found odd in the file. */
  notes: Generated<string>;
  created_at: string;
  /** When the calls that the change touches were all found; null: not yet. */
  touched_at: string | null;
}

/** The topics of a call: the machine's. `recognised_at` is of the transcript they were found in. */
export interface CallTopicsTable {
  call_id: string;
  glossary: GlossaryName;
  glossary_version_id: number;
  recognised_at: string;
  state: CallTopics['state'];
  wanted: 'local' | 'bedrock';
  by: 'local' | 'bedrock';
  trouble: string | null;
  classifier: string;
  topics: string;
  nearest: string | null;
  summary: string | null;
  made_at: string;
}

/** What a person said a call's topics are; an empty list: none fits. */
export interface TopicCorrectionsTable {
  call_id: string;
  glossary: GlossaryName;
  topics: string;
  corrected_at: string;
}

/** One re-classification of the calls that a change of a glossary touched. */
export interface TopicRunsTable {
  id: Generated<number>;
  glossary: GlossaryName;
  glossary_version_id: number;
  started_at: string;
  ended_at: string | null;
  calls: Generated<number>;
  changed: Generated<number>;
  cost_usd: Generated<number>;
}

/** Labels of a call before and after such a run. `changed`: 1 where they are not the same set. */
export interface TopicRunCallsTable {
  run_id: number;
  call_id: string;
  before: string;
  after: string;
  changed: 0 | 1;
}

/** A request that left, or was about to leave, this machine. Outlives the call. `sent`: nothing is known of its end yet. */
export interface EgressLedgerTable {
  id: Generated<number>;
  at: string;
  call_id: string | null;
  /** Whose ceiling it counts under: a batch's id, or that of `reclassificationOf`; null: nobody's, such as a try. */
  run_id: string | null;
  purpose: 'topics' | 'test';
  service: string;
  region: string;
  model: string;
  /** The body, byte for byte, up to what many have in common. */
  payload: string;
  /** How it ends, in `egress_texts`; null: `payload` is all of it. */
  shared_id: number | null;
  /** What was hidden in it, by turn. */
  spans: string;
  bytes_sent: number;
  bytes_received: number | null;
  input_tokens: number | null;
  output_tokens: number | null;
  /** The most it can have cost, which counts as long as `cost_usd` is not known. */
  reserved_usd: number;
  cost_usd: number | null;
  answer: string | null;
  outcome: 'sent' | 'answered' | 'refused' | 'failed' | 'cancelled';
  http_status: number | null;
  trouble: string | null;
  duration_ms: number | null;
}

/** What many bodies end with: instructions and a glossary, which for a thousand calls are the same. By its SHA-256 in hex, once each. */
export interface EgressTextsTable {
  id: Generated<number>;
  sha256: string;
  text: string;
}
