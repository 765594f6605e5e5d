import { z } from 'zod';
import {
  egressEntrySchema,
  egressFilterSchema,
  egressOutcomeSchema,
  egressRowSchema,
  egressTotalsSchema,
} from '../../domain/egress.ts';
import { redactionSchema } from '../../domain/redaction.ts';
import { topicTroubleSchema } from '../../domain/topic-trouble.ts';
import { settingsSchema } from '../../settings/schema.ts';
import { LONGEST_PAGE } from './list-requests.ts';

/** Characters of a text whose redaction is tried. */
export const MOST_TRIED_CHARACTERS = 5000;

/** What a window asks about what leaves this computer, and what would be hidden in it. */
export const ledgerRequests = {
  /** Requests that left, the newest first; without their bodies. */
  ledgerPage: {
    input: z.strictObject({
      filter: egressFilterSchema,
      offset: z.int().min(0),
      limit: z.int().min(1).max(LONGEST_PAGE),
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(egressRowSchema) }),
  },
  /** Sums of today, of this month and of all by this machine's clock, whatever is filtered; and what the list can be narrowed to. */
  ledgerOverview: {
    input: z.strictObject({ filter: egressFilterSchema }),
    output: z.strictObject({
      today: egressTotalsSchema,
      month: egressTotalsSchema,
      all: egressTotalsSchema,
      /** Of what the filter leaves. */
      shown: egressTotalsSchema,
      /** How many there are of each under the other filters; days the newest first. */
      outcomes: z.array(z.strictObject({ outcome: egressOutcomeSchema, requests: z.int() })),
      days: z.array(z.strictObject({ day: z.string(), requests: z.int() })),
      /** The name of the call of the filter; null: none, or it is erased. */
      callName: z.string().nullable(),
    }),
  },
  /** One request with its bodies. Error: `not_found`. */
  ledgerEntry: { input: z.strictObject({ id: z.int() }), output: egressEntrySchema },
  /** Writes what the filter leaves into the folder for results, a row per request. Errors: those of `exportBatch`. */
  exportLedger: {
    input: z.strictObject({
      filter: egressFilterSchema,
      csvSeparator: settingsSchema.shape.csvSeparator.unwrap(),
      csvOneLine: z.boolean(),
    }),
    output: z.strictObject({ name: z.string(), requests: z.int() }),
  },
  /** Sends one tiny request that holds nothing of any call; it stands in the ledger too. `ms`: how long the answer took. */
  testBedrock: {
    input: z.null(),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('answered'), model: z.string(), ms: z.int() }),
      z.strictObject({ kind: z.literal('trouble'), trouble: topicTroubleSchema }),
    ]),
  },
  /** What would be hidden in a text before it left; nothing is kept of it. */
  tryRedaction: {
    input: z.strictObject({ text: z.string().max(MOST_TRIED_CHARACTERS) }),
    output: redactionSchema,
  },
};
