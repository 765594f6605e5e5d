import { z } from 'zod';

/** Where a batch stands. */
export const batchProgressSchema = z.strictObject({
  /** `scanning` while files are still being found; analysis runs beside it. `topics`: only topics are left to be found; `writing`: only the files of results. */
  phase: z.enum(['scanning', 'analysing', 'topics', 'writing', 'done']),
  found: z.int(),
  done: z.int(),
  failed: z.int(),
  rejected: z.int(),
  skipped: z.int(),
  /** Seconds of audio analysed in this run, with the share of calls that are on their way. */
  audioDoneS: z.number(),
  /** Seconds of audio to analyse, as far as known. */
  audioTotalS: z.number(),
  /** Seconds per stage, summed over analyzers. */
  perStage: z.record(z.string(), z.number()),
  /** Seconds left at the speed so far; null until there is one, and while files are still being found. */
  etaS: z.number().nullable(),
  /** Speed so far: hours of audio per hour. */
  audioHoursPerHour: z.number(),
  /** Calls whose topics are found, of those whose are to be; null: topics are not asked for. */
  topics: z.strictObject({ done: z.int(), due: z.int() }).nullable(),
  /** How far the calls in flight are, 0..1 by call. */
  calls: z.record(z.string(), z.number()),
});
/** See `batchProgressSchema`. */
export type BatchProgress = Readonly<z.infer<typeof batchProgressSchema>>;

/** Where a batch stands that has only begun. */
export const NO_PROGRESS: BatchProgress = {
  phase: 'scanning',
  found: 0,
  done: 0,
  failed: 0,
  rejected: 0,
  skipped: 0,
  audioDoneS: 0,
  audioTotalS: 0,
  perStage: {},
  etaS: null,
  audioHoursPerHour: 0,
  topics: null,
  calls: {},
};
