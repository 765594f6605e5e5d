import { z } from 'zod';
import { agentChannelSchema } from '../domain/call.ts';
import { sentimentSchema } from '../domain/sentiment.ts';
import { glossaryNameSchema, topicModeSchema } from '../domain/topics.ts';

/** Everything a user may set. Every key has a default: `settingsSchema.parse({})` is a working installation. */
export const settingsSchema = z.strictObject({
  asrModel: z.string().default('moonshine-tiny-en'),
  vadModel: z.string().default('silero-vad-v6'),
  /** Classifiers of what is said and how it is said, per side (v1 `agent_text_model_path` …); null: that side is not judged. */
  textAgentModel: z.string().nullable().default('nabra-text-sentiment'),
  textClientModel: z.string().nullable().default('nabra-text-sentiment'),
  acousticAgentModel: z.string().nullable().default('nabra-acoustic-forest'),
  acousticClientModel: z.string().nullable().default('nabra-acoustic-svm'),
  /** By model id: which sentiment a label stands for, where it is another than the model's own mapping; null: none. */
  labelMappings: z.record(z.string(), z.record(z.string(), sentimentSchema.nullable())).default({}),
  /** Weight of the text in fusion; the voice has the rest. */
  fusionTextWeight: z.number().min(0).max(1).default(0.7),
  /** A likeliest class below this is shown as not sure; null: as the model's makers measured. */
  textUnsureBelow: z.number().min(0).max(1).nullable().default(null),
  acousticUnsureBelow: z.number().min(0).max(1).nullable().default(null),
  fusedUnsureBelow: z.number().min(0).max(1).default(0.5),
  /** How topics are found. With Bedrock only where `networkAllowed` says so; else on this machine. */
  topics: topicModeSchema.default('local'),
  /** Off: nothing leaves this computer, whatever else is set. */
  networkAllowed: z.boolean().default(false),
  /** Glossary of calls that no rule of `glossaryRules` matches. */
  glossary: glossaryNameSchema.default('B2C'),
  /** The glossary for files in whose name, or else in whose folder's path, `pattern` stands; as in `agentRules`. */
  glossaryRules: z
    .array(z.strictObject({ pattern: z.string().min(1).max(200), glossary: glossaryNameSchema }))
    .default([
      { pattern: 'B2B', glossary: 'B2B' },
      { pattern: 'B2C', glossary: 'B2C' },
    ]),
  /** A topic below this does not fit; null: as it was measured. */
  topicThreshold: z.number().min(0).max(1).nullable().default(null),
  /** Model or inference profile (v1: Claude 3.5 Sonnet). */
  bedrockModel: z.string().min(1).default('anthropic.claude-3-5-sonnet-20240620-v1:0'),
  bedrockRegion: z.string().min(1).default('eu-central-1'),
  /** Profile of the AWS files; null: the first credentials that AWS's own order finds. */
  bedrockProfile: z.string().min(1).nullable().default(null),
  /** Another address than the region's own, such as a private one; null: the region's. */
  bedrockEndpoint: z.url().nullable().default(null),
  /** Whether inference profiles that may process anywhere in the world (`global.`) may be used. */
  bedrockGlobalAllowed: z.boolean().default(false),
  /** What a batch may cost at most, in US dollars. */
  bedrockMaxCostUsd: z.number().min(0).max(10_000).default(5),
  /** Price of a million tokens, in US dollars. */
  bedrockInputUsdPerMillion: z.number().min(0).max(10_000).default(3),
  bedrockOutputUsdPerMillion: z.number().min(0).max(10_000).default(15),
  /** Requests under way at once. */
  bedrockConcurrency: z.int().min(1).max(32).default(4),
  /** How long one request may take, in seconds. */
  bedrockTimeoutS: z.number().min(1).max(600).default(60),
  /** Channel of the agent where no rule of `agentRules` matches the file name. */
  agentChannel: agentChannelSchema.default('left'),
  /**
   * The agent's channel for files whose name holds `pattern`, in the same letters, `*` standing for anything; the first
   * match wins. Not a regular expression: one that is mistaken stops a run, and some take for ever.
   */
  agentRules: z
    .array(z.strictObject({ pattern: z.string().min(1).max(200), agentChannel: agentChannelSchema }))
    .default([
      { pattern: 'agent-left', agentChannel: 'left' },
      { pattern: 'agent-right', agentChannel: 'right' },
    ]),
  /** Longest piece given to the recogniser, in seconds (v1 `chunk_duration_sec`). */
  chunkDurationS: z.number().min(1).max(60).default(25),
  /** Shared by two pieces where speech had to be cut, in seconds (v1 `overlap_sec`). */
  overlapS: z.number().min(0).max(5).default(1),
  /** Pauses up to this long do not end a segment, in seconds. */
  mergeGapS: z.number().min(0).max(5).default(0.5),
  /** Shortest recording that is analysed, in seconds. */
  minDurationS: z.number().min(0).default(0.3),
  /** Segments in one recogniser batch (v1 `chunk_batch_size`). */
  chunkBatchSize: z.int().min(1).max(256).default(16),
  /** Calls an analyzer works on at once (v1 `file_batch_size`). */
  fileBatchSize: z.int().min(1).max(64).default(8),
  /** Files identified at once (v1 `io_workers`); null: from the core count. */
  ioWorkers: z.int().min(1).max(256).nullable().default(null),
  /** Analyzer processes; null: from the core count. */
  analyzers: z.int().min(1).max(64).nullable().default(null),
  /** Threads inside one model operator; null: from the core count. */
  threads: z.int().min(1).max(64).nullable().default(null),
  /** Memory all processes together may take, in GB (v1 `max_memory_gb`); null: what the machine has. */
  maxMemoryGb: z.number().positive().nullable().default(null),
  /** Share of that memory at which batches shrink and intake waits, in percent (v1 `memory_threshold_percent`). */
  memoryThresholdPercent: z.number().min(10).max(100).default(80),
  /** ffmpeg to use before any other; null: search. */
  ffmpegPath: z.string().nullable().default(null),
  csvSeparator: z.enum([',', ';', '\t']).default(','),
  /** Line breaks inside a cell become spaces. */
  csvOneLine: z.boolean().default(false),
  language: z.enum(['fr', 'ar', 'en']).default('fr'),
});
/** See `settingsSchema`. */
export type Settings = z.infer<typeof settingsSchema>;
