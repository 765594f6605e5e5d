import { z } from 'zod';
import { batchProgressSchema } from '../../domain/batch-progress.ts';
import { appErrorSchema } from '../../errors.ts';

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

/** What a window asks about batches, and is told of them. */
export const batchRequests = {
  /** Looks at an offer without writing anything. */
  preflight: { input: z.strictObject({ offerId: z.string() }), output: preflightSummarySchema },
  /** Starts a batch over an offer; ends as soon as it runs. `bad_usage`: one is running. */
  startBatch: { input: z.strictObject({ offerId: z.string() }), output: z.strictObject({ batchId: z.string() }) },
  /** Goes on with a batch that was stopped; ends as soon as it runs. `bad_usage`: one is running. `not_found`: no such batch. */
  resumeBatch: { input: z.strictObject({ batchId: z.string() }), output: z.strictObject({ batchId: z.string() }) },
  /** Stops the running batch, if there is one, and ends when it has stopped. */
  cancelBatch: { input: z.null(), output: z.null() },
  /** Every batch, newest first. */
  batches: { input: z.null(), output: z.array(batchCardSchema) },
  /** The progress of the running batch; null when none runs. */
  running: {
    input: z.null(),
    output: z.strictObject({ batchId: z.string(), progress: batchProgressSchema }).nullable(),
  },
};

/** What a window is told of batches without asking. */
export const batchEvents = {
  /** At most five times a second while a batch runs. */
  progress: z.strictObject({ batchId: z.string(), progress: batchProgressSchema }),
  /** A batch has ended; the error is why it could not go on to its end. */
  ended: z.strictObject({ batchId: z.string(), error: appErrorSchema.nullable() }),
};
