import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { callFlagSchema } from './call.ts';

/** Where a file of a batch stands; see `FileStatus`. */
export const fileStatusSchema = z.enum(['done', 'failed', 'rejected', 'skipped', 'pending']);

/** Line of business as the recorder's file name has it. */
export const lineOfBusinessSchema = z.enum(['B2B', 'B2C']);

/** Which files of a batch are listed. Null: any. */
export const callQuerySchema = z.strictObject({
  batchId: z.string(),
  /** `done` has the skipped ones too: they are analysed all the same. */
  status: z.enum(['done', 'failed', 'rejected', 'pending']).nullable(),
  flag: callFlagSchema.nullable(),
  agent: z.string().nullable(),
  lineOfBusiness: lineOfBusinessSchema.nullable(),
  /** A part of the file name, in any case; empty: any. */
  name: z.string().max(200),
});
/** See `callQuerySchema`. */
export type CallQuery = z.infer<typeof callQuerySchema>;

/** What a list is sorted by. `position` is the order of the scan, and breaks ties. */
export const callSortSchema = z.strictObject({
  by: z.enum(['position', 'recordedAt', 'agent', 'fileName', 'duration', 'status']),
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
  /** What the client said first, or whoever is heard on a mixed lane; empty when nothing is transcribed. */
  firstWords: z.string(),
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

/** How many files of a whole batch have what, for the filters beside the list. */
export const callFacetsSchema = z.strictObject({
  total: z.int(),
  /** `done` has the skipped ones too. */
  status: z.strictObject({ done: z.int(), failed: z.int(), rejected: z.int(), pending: z.int() }),
  flags: z.array(z.strictObject({ flag: callFlagSchema, files: z.int() })),
  agents: z.array(z.strictObject({ agent: z.string(), files: z.int() })),
  linesOfBusiness: z.array(z.strictObject({ line: lineOfBusinessSchema, files: z.int() })),
});
/** See `callFacetsSchema`. */
export type CallFacets = z.infer<typeof callFacetsSchema>;
