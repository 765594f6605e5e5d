import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { callFlagSchema, sideSchema } from './call.ts';
import { fusionSettingsSchema } from './fusion.ts';
import { laneVerdictSchema, trendSchema } from './lane-verdict.ts';
import { judgedSideSchema, sentimentSchema } from './sentiment.ts';
import { callTopicsSchema, glossaryNameSchema } from './topics.ts';

/** Where a file of a batch stands; see `FileStatus`. */
export const fileStatusSchema = z.enum(['done', 'failed', 'rejected', 'skipped', 'pending']);

/** Line of business as the recorder's file name has it. */
export const lineOfBusinessSchema = z.enum(['B2B', 'B2C']);

/**
 * Lengths a list can be narrowed to, in seconds, `[atLeastS, belowS)`: under a minute there is seldom a conversation, over a
 * quarter of an hour seldom an ordinary one.
 */
export const CALL_LENGTHS = {
  under1: { atLeastS: 0, belowS: 60 },
  from1: { atLeastS: 60, belowS: 300 },
  from5: { atLeastS: 300, belowS: 900 },
  from15: { atLeastS: 900, belowS: Number.POSITIVE_INFINITY },
} as const;

/** See `CALL_LENGTHS`. */
export const callLengthSchema = z.enum(['under1', 'from1', 'from5', 'from15']);
/** See `CALL_LENGTHS`. */
export type CallLength = z.infer<typeof callLengthSchema>;

/** Where a file stands as far as lists tell apart: `done` has the skipped ones too, they are analysed all the same. */
export const listedStatusSchema = z.enum(['done', 'pending', 'failed', 'rejected']);
/** See `listedStatusSchema`. */
export type ListedStatus = z.infer<typeof listedStatusSchema>;

/** What a side's fused sentiment can be asked for: a class that is believed, or none that is. */
export const listedSentimentSchema = z.enum([...sentimentSchema.options, 'unsure']);
/** See `listedSentimentSchema`. */
export type ListedSentiment = z.infer<typeof listedSentimentSchema>;

/** "The [average | trend] sentiment of [side] is [value]". */
export const sentimentQuerySchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('average'), side: judgedSideSchema, is: listedSentimentSchema }),
  z.strictObject({ of: z.literal('trend'), side: judgedSideSchema, is: trendSchema }),
]);
/** See `sentimentQuerySchema`. */
export type SentimentQuery = z.infer<typeof sentimentQuerySchema>;

/** A topic of a glossary by its label; null: that no topic of it fits. */
export const topicQuerySchema = z.strictObject({ glossary: glossaryNameSchema, label: z.string().nullable() });
/** See `topicQuerySchema`. */
export type TopicQuery = z.infer<typeof topicQuerySchema>;

/**
 * What lists can ask of topics beside which they are. `outdated`: to be classified again; `corrected`: by a person; `fallback`: the
 * answer of this machine in place of Bedrock's; `missing`: the call is analysed and has none yet.
 */
export const topicStateSchema = z.enum(['outdated', 'corrected', 'fallback', 'missing']);
/** See `topicStateSchema`. */
export type TopicState = z.infer<typeof topicStateSchema>;

/** What a list says of a call's topics. */
export const listedTopicsSchema = z.strictObject({
  glossary: glossaryNameSchema,
  state: callTopicsSchema.shape.state,
  /** Who says that these are its topics. */
  by: z.enum(['local', 'bedrock', 'human']),
  /** Bedrock was asked for and did not answer. */
  fallback: z.boolean(),
  /** Those that hold, the likeliest first; empty: no topic fits. */
  labels: z.array(z.string()),
});
/** See `listedTopicsSchema`. */
export type ListedTopics = Readonly<z.infer<typeof listedTopicsSchema>>;

/** Which files of a batch are listed: those that fit every part. Null or empty: any. */
export const callQuerySchema = z.strictObject({
  batchId: z.string(),
  status: listedStatusSchema.nullable(),
  /** At least one of them. */
  flags: z.array(callFlagSchema),
  /** One of them. */
  agents: z.array(z.string()).max(10_000),
  lineOfBusiness: lineOfBusinessSchema.nullable(),
  length: callLengthSchema.nullable(),
  /** First and last day of the recording, `2026-11-03`, both within. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** A part of the file name, in any case; empty: any. */
  name: z.string().max(200),
  sentiment: sentimentQuerySchema.nullable(),
  /** Only calls in which words and voice of a side disagree. */
  disagree: z.boolean(),
  /** At least one of them. */
  topics: z.array(topicQuerySchema).max(10_000),
  topicState: topicStateSchema.nullable(),
  /** What sentiments are fused by, while a person tries weights; null: by the settings. */
  fusion: fusionSettingsSchema.nullable(),
});
/** See `callQuerySchema`. */
export type CallQuery = z.infer<typeof callQuerySchema>;

/** No filter at all: with a batch it is the query of all its files. */
export const NO_FILTERS: Omit<CallQuery, 'batchId'> = {
  status: null,
  flags: [],
  agents: [],
  lineOfBusiness: null,
  length: null,
  from: null,
  to: null,
  name: '',
  sentiment: null,
  disagree: false,
  topics: [],
  topicState: null,
  fusion: null,
};

/**
 * What a list is sorted by. `position` is the order of the scan, and breaks ties; what is not known comes last either way.
 * `status` begins with what is analysed, `flags` with the fewest, sentiments with the most negative; `topics` goes by the first one,
 * and calls that none fits come after all that have one.
 */
export const callSortSchema = z.strictObject({
  by: z.enum([
    'position',
    'recordedAt',
    'agent',
    'lineOfBusiness',
    'fileName',
    'duration',
    'status',
    'flags',
    'agentSentiment',
    'clientSentiment',
    'topics',
  ]),
  descending: z.boolean(),
});
/** See `callSortSchema`. */
export type CallSort = z.infer<typeof callSortSchema>;

/** A file of a batch as a list shows it. */
export const callRowSchema = z.strictObject({
  /** Its place in the scan; with the batch it names the row. */
  position: z.int(),
  /** Null: it never became a call. */
  callId: z.string().nullable(),
  fileName: z.string(),
  /** Wall-clock time of the recorder without a zone, `2026-11-03T12:34:50`. */
  recordedAt: z.string().nullable(),
  agent: z.string().nullable(),
  lineOfBusiness: lineOfBusinessSchema.nullable(),
  durationS: z.number().nullable(),
  status: fileStatusSchema,
  error: appErrorSchema.nullable(),
  flags: z.array(callFlagSchema),
  /** How many stages are committed, of `STAGES`. */
  stagesDone: z.int(),
  /** An analyzer has it now. */
  running: z.boolean(),
  /** The beginning of what the client said first, or whoever is heard on a mixed lane; empty when nothing is transcribed. */
  firstWords: z.string(),
  /** What is said of its lanes, agent first; empty until it is judged. */
  verdicts: z.array(laneVerdictSchema.extend({ side: sideSchema })),
  /** Null: not found yet. */
  topics: listedTopicsSchema.nullable(),
});
/** See `callRowSchema`. */
export type CallRow = z.infer<typeof callRowSchema>;

/** Rows of a list from `offset` on. */
export const callPageSchema = z.strictObject({
  /** Of the query, not of the page. */
  total: z.int(),
  rows: z.array(callRowSchema),
});
/** See `callPageSchema`. */
export type CallPage = z.infer<typeof callPageSchema>;

/**
 * How many files have what, for the filters beside the list. Each filter is counted under all the others but itself, so that
 * a count says what choosing it would leave.
 */
export const callFacetsSchema = z.strictObject({
  /** Of the whole batch. */
  total: z.int(),
  status: z.record(listedStatusSchema, z.int()),
  flags: z.array(z.strictObject({ flag: callFlagSchema, files: z.int() })),
  agents: z.array(z.strictObject({ agent: z.string(), files: z.int() })),
  linesOfBusiness: z.array(z.strictObject({ line: lineOfBusinessSchema, files: z.int() })),
  lengths: z.record(callLengthSchema, z.int()),
  /** By side: averages that are believed, or not, trends, and analysed calls without either; `disagree` of either side. */
  sentiments: z.record(
    judgedSideSchema,
    z.strictObject({
      average: z.record(listedSentimentSchema, z.int()),
      trend: z.record(trendSchema, z.int()),
      notJudged: z.int(),
    }),
  ),
  disagree: z.int(),
  /** Topics with at least one call, and for each glossary the calls that none of it fits, the most frequent first. */
  topics: z.array(topicQuerySchema.extend({ files: z.int() })),
  topicStates: z.record(topicStateSchema, z.int()),
  /** Days of recording, in order. */
  days: z.array(z.strictObject({ day: z.iso.date(), files: z.int() })),
});
/** See `callFacetsSchema`. */
export type CallFacets = z.infer<typeof callFacetsSchema>;
