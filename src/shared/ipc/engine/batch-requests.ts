import { z } from 'zod';
import { batchProgressSchema } from '../../domain/batch-progress.ts';
import { bottleneckSchema } from '../../domain/bottleneck.ts';
import { agentChannelSchema } from '../../domain/call.ts';
import { livePointSchema } from '../../domain/live-point.ts';
import { glossaryNameSchema, topicModeSchema } from '../../domain/topics.ts';
import { appErrorSchema, ERROR_CODES } from '../../errors.ts';
import { LANGUAGES } from '../../language.ts';

/** Most files of one kind that are named in a preflight; the others are counted. */
export const MOST_NAMED = 20;

const namedModelSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** ISO 639 codes; empty: any, or not known. */
  languages: z.array(z.string()),
});

/** What a batch over some paths would do; see `Outlook`. */
export const preflightSummarySchema = z.strictObject({
  found: z.int(),
  recordings: z.int(),
  /** Recordings that have their results with today's settings and models, and are not analysed again. */
  upToDate: z.int(),
  /** Recordings whose analysis with them failed: tried again only when that is asked for. */
  failedBefore: z.int(),
  audioS: z.number(),
  /** Seconds of audio that are neither up to date nor failed before. */
  todoS: z.number(),
  rejectedCount: z.int(),
  /** By reason, the most frequent first, each with the first `MOST_NAMED` names. */
  rejected: z.array(z.strictObject({ code: z.enum(ERROR_CODES), count: z.int(), names: z.array(z.string()) })),
  othersCount: z.int(),
  duplicatesCount: z.int(),
  /** The first `MOST_NAMED`, each with the name of the file that has the same content. */
  duplicates: z.array(z.strictObject({ fileName: z.string(), of: z.string() })),
  /** Seconds the analysis will take at this machine's measured speed; null: it has analysed nothing with this model yet. */
  estimateS: z.number().nullable(),
  asr: namedModelSchema,
  vad: namedModelSchema,
  /** Why it cannot run with these models. */
  modelError: appErrorSchema.nullable(),
  /** Recordings of two channels, and those of them whose agent is on the left by name and setting. */
  stereo: z.int(),
  agentLeft: z.int(),
  /** Which channel the agent is on when the file's name says nothing, and what in a name says something. */
  agentChannel: agentChannelSchema,
  agentRules: z.array(z.strictObject({ pattern: z.string(), agentChannel: agentChannelSchema })),
  linesOfBusiness: z.strictObject({ B2B: z.int(), B2C: z.int() }),
  /** How topics would be found; with Bedrock only where the network is allowed. How many recordings each glossary would have by the rules. */
  topics: z.strictObject({
    mode: topicModeSchema,
    networkAllowed: z.boolean(),
    glossaries: z.record(glossaryNameSchema, z.int()),
  }),
  freeBytes: z.number(),
  /** With less than this no batch begins. */
  leastFreeBytes: z.number(),
});
/** See `preflightSummarySchema`. */
export type PreflightSummary = z.infer<typeof preflightSummarySchema>;

/** What a person has said of a batch before its start. */
export const batchChoicesSchema = z.strictObject({
  /** The agent's channel in every call of this batch; null: by file name. */
  agentChannel: agentChannelSchema.nullable(),
  /** The glossary of every call of this batch; null: by the rules of the settings. */
  glossary: glossaryNameSchema.nullable(),
  /** Whether calls that failed before are tried again. */
  retryFailed: z.boolean(),
  /** Language of the results. */
  language: z.enum(LANGUAGES),
});
/** See `batchChoicesSchema`. */
export type BatchChoices = z.infer<typeof batchChoicesSchema>;

/** A batch as it is listed. */
export const batchCardSchema = z.strictObject({
  id: z.string(),
  /** Names of the folders or files it was made of. */
  title: z.string(),
  /** `paused` and `interrupted` wait to go on, `cancelled` only can. */
  state: z.enum(['running', 'done', 'cancelled', 'paused', 'interrupted']),
  /** UTC, ISO 8601. */
  startedAt: z.string(),
  /** Null while it runs and when a crash ended it. */
  summary: z
    .strictObject({
      found: z.int(),
      analysed: z.int(),
      failed: z.int(),
      rejected: z.int(),
      skipped: z.int(),
      audioS: z.number(),
      wallS: z.number(),
      endedAt: z.string(),
      /** See `TopicCounts`. Null: topics were not asked for. */
      topics: z
        .strictObject({
          done: z.int(),
          none: z.int(),
          byBedrock: z.int(),
          fallbacks: z.int(),
          failed: z.int(),
          costUsd: z.number(),
        })
        .nullable(),
    })
    .nullable(),
  /** What was written at its end; null when nothing was. */
  results: z.strictObject({ resultsName: z.string(), bottleneck: bottleneckSchema }).nullable(),
});
/** See `batchCardSchema`. */
export type BatchCard = z.infer<typeof batchCardSchema>;

/** What a graphics card does that is there: the analysis does not use it. Null: none answers. */
const gpuSchema = z.strictObject({ used: z.number() }).nullable();

/** Seconds in each stage so far, summed over analyzers. */
const stagesSchema = z.record(z.string(), z.number());

/** The machine during the running batch, or the last one. */
export const liveStateSchema = z.strictObject({
  cores: z.int(),
  systemMemoryBytes: z.number(),
  gpu: gpuSchema,
  stagesS: stagesSchema,
  /** The oldest first; evenly thinned out when they are many. */
  points: z.array(livePointSchema),
  /** What holds the run back so far; null: nothing is analysed yet. */
  bottleneck: bottleneckSchema.nullable(),
});
/** See `liveStateSchema`. */
export type LiveState = Readonly<z.infer<typeof liveStateSchema>>;

const oneOffer = z.strictObject({ offerId: z.string() });
const oneBatch = z.strictObject({ batchId: z.string() });

/** What a window asks about batches, and is told of them. */
export const batchRequests = {
  /** Looks at an offer without writing anything. */
  preflight: { input: oneOffer, output: preflightSummarySchema },
  /** Starts a batch over an offer; ends as soon as it runs. `bad_usage`: one is running. */
  startBatch: { input: oneOffer.extend({ choices: batchChoicesSchema }), output: oneBatch },
  /** Goes on with a batch that was stopped; ends as soon as it runs. `bad_usage`: one is running. `not_found`: no such batch. */
  resumeBatch: { input: oneBatch, output: oneBatch },
  /** Goes on with a batch and tries its failed calls again, with the settings they failed with. Errors: as `resumeBatch`. */
  retryFailed: { input: oneBatch, output: oneBatch },
  /** Stops the running batch, if there is one, so that its rest waits; ends when it has stopped. */
  pauseBatch: { input: z.null(), output: z.null() },
  /** Stops the running batch for good and writes the results of what is done. It may go on all the same. */
  cancelBatch: { input: z.null(), output: z.null() },
  /** Stops a paused batch for good and writes the results of what is done. `not_found`: no such batch is paused. */
  giveUpBatch: { input: oneBatch, output: z.null() },
  /** Every batch, newest first. */
  batches: { input: z.null(), output: z.array(batchCardSchema) },
  /** The progress of the running batch; null when none runs. */
  running: {
    input: z.null(),
    output: z.strictObject({ batchId: z.string(), progress: batchProgressSchema }).nullable(),
  },
  /** Null: none ran since the program was started. */
  live: { input: z.null(), output: liveStateSchema.nullable() },
};

/** What a window is told of batches without asking. */
export const batchEvents = {
  /** What has been seen of an offer that is being looked at; at most five times a second. */
  looked: z.strictObject({ offerId: z.string(), found: z.int(), rejected: z.int(), audioS: z.number() }),
  /** At most five times a second while a batch runs. */
  progress: z.strictObject({ batchId: z.string(), progress: batchProgressSchema }),
  /** Once a second while a batch runs. */
  live: z.strictObject({
    point: livePointSchema,
    gpu: gpuSchema,
    stagesS: stagesSchema,
    bottleneck: bottleneckSchema.nullable(),
  }),
  /** A batch has ended; the error is why it could not go on to its end, or why its files could not be written. */
  ended: z.strictObject({ batchId: z.string(), error: appErrorSchema.nullable() }),
};
