import { z } from 'zod';
import { callFacetsSchema, callPageSchema, callQuerySchema, callSortSchema } from '../../domain/call-list.ts';
import { fusionSettingsSchema } from '../../domain/fusion.ts';
import { LANGUAGES } from '../../language.ts';
import { settingsSchema } from '../../settings/schema.ts';

/** Most rows of a list that are handed over at once. */
export const LONGEST_PAGE = 200;

/** Which calls are written: a whole batch; what a list shows, but some of it; or these, by their positions in the scan. */
export const exportScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('batch') }),
  z.strictObject({ kind: z.literal('list'), query: callQuerySchema, sort: callSortSchema, except: z.array(z.int()) }),
  z.strictObject({ kind: z.literal('files'), positions: z.array(z.int()), sort: callSortSchema }),
]);
/** See `exportScopeSchema`. */
export type ExportScope = z.infer<typeof exportScopeSchema>;

/** What a window asks about the calls of a batch, as a list. */
export const listRequests = {
  callPage: {
    input: z.strictObject({
      query: callQuerySchema,
      sort: callSortSchema,
      offset: z.int().min(0),
      limit: z.int().min(1).max(LONGEST_PAGE),
    }),
    output: callPageSchema,
  },
  /** The batch and the filters; how many files there are with and without them. */
  callFacets: { input: z.strictObject({ query: callQuerySchema }), output: callFacetsSchema },
  /** The positions in the scan of a stretch of a list, `[from, to]`, for selecting it. */
  callPositions: {
    input: z.strictObject({ query: callQuerySchema, sort: callSortSchema, from: z.int().min(0), to: z.int().min(0) }),
    output: z.array(z.int()),
  },
  /**
   * Writes calls into the folder for results, with the separator and the line breaks wished for: the five files of a whole batch,
   * the table alone of a part. Gives the name of the table, how many files it has, and how many of them wait for their analysis.
   */
  exportCalls: {
    input: z.strictObject({
      batchId: z.string(),
      scope: exportScopeSchema,
      language: z.enum(LANGUAGES),
      csvSeparator: settingsSchema.shape.csvSeparator.unwrap(),
      csvOneLine: z.boolean(),
      /** Weights on trial, that the table goes by as the list does; null: the settings'. */
      fusion: fusionSettingsSchema.nullable(),
    }),
    output: z.strictObject({ resultsName: z.string(), files: z.int(), pending: z.int() }),
  },
};
