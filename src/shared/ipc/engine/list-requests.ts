import { z } from 'zod';
import { callFacetsSchema, callPageSchema, callQuerySchema, callSortSchema } from '../../domain/call-list.ts';
import { LANGUAGES } from '../../language.ts';

/** Most rows of a list that are handed over at once. */
export const LONGEST_PAGE = 200;

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
  callFacets: { input: z.strictObject({ batchId: z.string() }), output: callFacetsSchema },
  /** Writes the five files of a batch into the folder for results; gives the name of the table. */
  exportBatch: {
    input: z.strictObject({ batchId: z.string(), language: z.enum(LANGUAGES) }),
    output: z.strictObject({ folder: z.string(), resultsName: z.string() }),
  },
};
