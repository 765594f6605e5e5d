import { z } from 'zod';
import { redactionTypeSchema } from './redaction.ts';
import { topicTroubleSchema } from './topic-trouble.ts';

/** How a request that left ended; `sent`: it is under way. See `EgressEnd` for what each says. */
export const EGRESS_OUTCOMES = ['sent', 'answered', 'refused', 'failed', 'cancelled'] as const;
/** See `EGRESS_OUTCOMES`. */
export const egressOutcomeSchema = z.enum(EGRESS_OUTCOMES);
/** See `EGRESS_OUTCOMES`. */
export type EgressOutcome = z.infer<typeof egressOutcomeSchema>;

/** A request that left this computer, as it is listed. Null: not known, or not yet. */
export const egressRowSchema = z.strictObject({
  id: z.int(),
  /** UTC, ISO 8601. */
  at: z.string(),
  callId: z.string().nullable(),
  /** The call's file name; null: no call's request, or the call is erased. */
  callName: z.string().nullable(),
  purpose: z.enum(['topics', 'test']),
  service: z.string(),
  region: z.string(),
  model: z.string(),
  outcome: egressOutcomeSchema,
  httpStatus: z.int().nullable(),
  bytesSent: z.int(),
  bytesReceived: z.int().nullable(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  costUsd: z.number().nullable(),
  durationMs: z.int().nullable(),
  trouble: topicTroubleSchema.nullable(),
});
/** See `egressRowSchema`. */
export type EgressRow = z.infer<typeof egressRowSchema>;

/** A request with all that went over the wire. */
export const egressEntrySchema = egressRowSchema.extend({
  /** The body as it left, with a mark of `REDACTION_MARKS` wherever something was hidden. */
  payload: z.string(),
  /** How much of the call was hidden in it, by kind. */
  hidden: z.partialRecord(redactionTypeSchema, z.int()),
  /** The body of the answer, as far as it came. */
  answer: z.string().nullable(),
});
/** See `egressEntrySchema`. */
export type EgressEntry = z.infer<typeof egressEntrySchema>;

/** Requests added up. */
export const egressTotalsSchema = z.strictObject({
  requests: z.int(),
  bytesSent: z.number(),
  bytesReceived: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  /** Of those whose cost is known. */
  costUsd: z.number(),
  /** How many may have cost something that nobody knows. */
  costUnknown: z.int(),
});
/** See `egressTotalsSchema`. */
export type EgressTotals = z.infer<typeof egressTotalsSchema>;

const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** What the list of requests is narrowed to; null: not by this. */
export const egressFilterSchema = z.strictObject({
  callId: z.string().nullable(),
  outcome: egressOutcomeSchema.nullable(),
  /** Days of this machine's clock, both included. */
  from: daySchema.nullable(),
  to: daySchema.nullable(),
});
/** See `egressFilterSchema`. */
export type EgressFilter = z.infer<typeof egressFilterSchema>;

/** Everything that left. */
export const NO_EGRESS_FILTER: EgressFilter = { callId: null, outcome: null, from: null, to: null };
