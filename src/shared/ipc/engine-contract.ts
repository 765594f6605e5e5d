import { z } from 'zod';
import { batchProgressSchema } from '../domain/batch-progress.ts';
import { callDetailsSchema, peaksSchema } from '../domain/call-details.ts';
import { callFacetsSchema, callPageSchema, callQuerySchema, callSortSchema } from '../domain/call-list.ts';
import { appErrorSchema } from '../errors.ts';
import { LANGUAGES } from '../language.ts';
import { defineContract } from './rpc.ts';

/** Most rows of a list that are handed over at once. */
export const LONGEST_PAGE = 200;
/** Most files that are named in a preflight; the others are counted. */
export const MOST_NAMED = 200;

const namedProblemSchema = z.strictObject({ fileName: z.string(), error: appErrorSchema });

/** What a batch over some paths would do; see `Preflight`. */
export const preflightSummarySchema = z.strictObject({
  found: z.int(),
  recordings: z.int(),
  known: z.int(),
  audioS: z.number(),
  rejectedCount: z.int(),
  /** The first `MOST_NAMED`. */
  rejected: z.array(namedProblemSchema),
  othersCount: z.int(),
  duplicatesCount: z.int(),
  /** The first `MOST_NAMED`, each with the name of the file that has the same content. */
  duplicates: z.array(z.strictObject({ fileName: z.string(), of: z.string() })),
  /** Seconds the analysis will take at this machine's measured speed; null: it has analysed nothing yet. */
  estimateS: z.number().nullable(),
});
/** See `preflightSummarySchema`. */
export type PreflightSummary = z.infer<typeof preflightSummarySchema>;

/** A batch as it is listed. */
export const batchCardSchema = z.strictObject({
  id: z.string(),
  /** Names of the folders or files it was made of. */
  title: z.string(),
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
    })
    .nullable(),
});
/** See `batchCardSchema`. */
export type BatchCard = z.infer<typeof batchCardSchema>;

/**
 * What a window asks of the engine. A window never names a path: it holds the id of an offer (made by the shell of what a
 * person dropped or chose), of a batch or of a call.
 */
export const engineContract = defineContract({
  requests: {
    /** Looks at an offer without writing anything. */
    preflight: { input: z.strictObject({ offerId: z.string() }), output: preflightSummarySchema },
    /** Starts a batch over an offer; ends as soon as it runs. `bad_usage`: one is running. */
    startBatch: { input: z.strictObject({ offerId: z.string() }), output: z.strictObject({ batchId: z.string() }) },
    /** Stops the running batch, if there is one, and ends when it has stopped. */
    cancelBatch: { input: z.null(), output: z.null() },
    /** Every batch, newest first. */
    batches: { input: z.null(), output: z.array(batchCardSchema) },
    /** The progress of the running batch; null when none runs. */
    running: {
      input: z.null(),
      output: z.strictObject({ batchId: z.string(), progress: batchProgressSchema }).nullable(),
    },
    callPage: {
      input: z.strictObject({
        query: callQuerySchema,
        sort: callSortSchema,
        offset: z.int().min(0),
        limit: z.int().min(1).max(LONGEST_PAGE),
      }),
      output: callPageSchema,
    },
    callFacets: { input: z.strictObject({ batchId: z.string() }), output: callFacetsSchema },
    /** `not_found`: no such call. */
    call: { input: z.strictObject({ callId: z.string() }), output: callDetailsSchema },
    /** Measured at the first time, from the catalog afterwards. Errors: those of opening and decoding the recording. */
    peaks: { input: z.strictObject({ callId: z.string() }), output: peaksSchema },
    /** Writes the five files of a batch into the folder for results; gives the name of the table. */
    exportBatch: {
      input: z.strictObject({ batchId: z.string(), language: z.enum(LANGUAGES) }),
      output: z.strictObject({ folder: z.string(), resultsName: z.string() }),
    },
  },
  events: {
    /** At most five times a second while a batch runs. */
    progress: z.strictObject({ batchId: z.string(), progress: batchProgressSchema }),
    /** A batch has ended; the error is why it could not go on to its end. */
    ended: z.strictObject({ batchId: z.string(), error: appErrorSchema.nullable() }),
  },
});
