import { z } from 'zod';
import { callDetailsSchema, peaksSchema } from '../../domain/call-details.ts';

/** What a window asks about one call. */
export const callRequests = {
  /** `not_found`: no such call. */
  call: { input: z.strictObject({ callId: z.string() }), output: callDetailsSchema },
  /** Measured at the first time, from the catalog afterwards. Errors: those of opening and decoding the recording. */
  peaks: { input: z.strictObject({ callId: z.string() }), output: peaksSchema },
};
