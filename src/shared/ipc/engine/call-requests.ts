import { z } from 'zod';
import { agentChannelSchema } from '../../domain/call.ts';
import { callDetailsSchema, neighboursSchema, peaksSchema } from '../../domain/call-details.ts';
import { callQuerySchema, callSortSchema } from '../../domain/call-list.ts';

/** What a window asks about one call. */
export const callRequests = {
  /** `not_found`: no such call. */
  call: { input: z.strictObject({ callId: z.string() }), output: callDetailsSchema },
  /**
   * Measured at the first time, from the catalog afterwards. While it is measured, answers with what there is after a moment:
   * ask again until it is complete. Errors: those of opening and decoding the recording.
   */
  peaks: { input: z.strictObject({ callId: z.string() }), output: peaksSchema },
  /** Why a call cannot be heard: the errors of `playable` of the shell's contract. A value: it can. */
  sound: { input: z.strictObject({ callId: z.string() }), output: z.null() },
  /** A person's word on which channel is the agent; null takes it back. `not_found`: no such call. */
  setAgentChannel: {
    input: z.strictObject({ callId: z.string(), channel: agentChannelSchema.nullable() }),
    output: z.null(),
  },
  /** The batches that have a call, the newest first. `not_found`: no such call. */
  batchesOfCall: { input: z.strictObject({ callId: z.string() }), output: z.array(z.string()) },
  /** What stands around a call in a list. */
  neighbours: {
    input: z.strictObject({ query: callQuerySchema, sort: callSortSchema, callId: z.string() }),
    output: neighboursSchema,
  },
};
