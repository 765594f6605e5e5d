import { z } from 'zod';
import { agentChannelSchema, findingSchema, sideSchema } from './call.ts';
import { lineOfBusinessSchema } from './call-list.ts';
import { jobStateSchema } from './job.ts';
import { segmentSchema, wordTimingSchema } from './transcript.ts';

/** A lane of an opened call. */
export const callLaneSchema = z.strictObject({
  channel: z.int().min(0),
  side: sideSchema,
  /** Null until it is transcribed. */
  wordTiming: wordTimingSchema.nullable(),
  segments: z.array(segmentSchema),
});
/** See `callLaneSchema`. */
export type CallLane = z.infer<typeof callLaneSchema>;

/** A call as it is opened: who said what and when, and what was noticed about the recording. */
export const callDetailsSchema = z.strictObject({
  callId: z.string(),
  fileName: z.string(),
  /** See `callRowSchema`. */
  recordedAt: z.string().nullable(),
  agent: z.string().nullable(),
  lineOfBusiness: lineOfBusinessSchema.nullable(),
  recorderId: z.string().nullable(),
  state: jobStateSchema,
  durationS: z.number(),
  agentChannel: agentChannelSchema,
  findings: z.array(findingSchema),
  /** Agent first; empty until the recording is decoded. */
  lanes: z.array(callLaneSchema),
});
/** See `callDetailsSchema`. */
export type CallDetails = z.infer<typeof callDetailsSchema>;

/** The outline of a recording: how loud it is where. */
export const peaksSchema = z.strictObject({
  binsPerS: z.number(),
  /** One per channel of the recording: the largest amplitude in each bin, 0 … 255 of full scale. */
  channels: z.array(z.instanceof(Uint8Array<ArrayBufferLike>)),
});
/** See `peaksSchema`. */
export type Peaks = z.infer<typeof peaksSchema>;
