import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { type AgentChannel, agentChannelSchema, findingSchema, type Side, sideOfLane, sideSchema } from './call.ts';
import { lineOfBusinessSchema } from './call-list.ts';
import { jobStateSchema } from './job.ts';
import { laneJudgementSchema, segmentJudgementSchema } from './lane-judgement.ts';
import { spanSchema, wordSchema, wordTimingSchema } from './transcript.ts';

/**
 * Words and judgements travel as JSON: a long call has tens of thousands, and so many small objects take many times as long to
 * send as one text does to send and read.
 */
function sentAsJson<Schema extends z.ZodType>(schema: Schema, message: string) {
  return z.string().transform((json, context): z.output<Schema> => {
    const read = schema.safeParse(readJson(json));
    if (read.success) return read.data;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}
const sentWordsSchema = sentAsJson(z.array(wordSchema), 'these are no words');
const sentJudgementSchema = laneJudgementSchema.extend({
  segments: sentAsJson(z.array(segmentJudgementSchema), 'these are no judgements'),
});

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** A lane of an opened call. */
export const callLaneSchema = z.strictObject({
  channel: z.int().min(0),
  side: sideSchema,
  /** Null until it is transcribed. */
  wordTiming: wordTimingSchema.nullable(),
  /** Detected speech with what was recognised in it. */
  segments: z.array(spanSchema.extend({ words: sentWordsSchema })),
  /** What was judged of it; null until it is. */
  text: sentJudgementSchema.nullable(),
  acoustic: sentJudgementSchema.nullable(),
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
  /** Why it failed, when it did. */
  error: appErrorSchema.nullable(),
  /** Of what was decoded; an estimate before. */
  durationS: z.number(),
  /** What the container says; null: it says nothing. */
  claimedS: z.number().nullable(),
  agentChannel: agentChannelSchema,
  /** A person said which channel is the agent. */
  agentSetByHand: z.boolean(),
  findings: z.array(findingSchema),
  /** Agent first; empty until the recording is decoded. */
  lanes: z.array(callLaneSchema),
});
/** See `callDetailsSchema`. */
export type CallDetails = z.infer<typeof callDetailsSchema>;
/** The same as it is sent. */
export type SentCallDetails = z.input<typeof callDetailsSchema>;

const SIDE_ORDER: Readonly<Record<Side, number>> = { agent: 0, client: 1, mixed: 2 };

/** Lanes with their sides given which channel is the agent, agent first. */
export function lanesBySide<Lane extends { readonly channel: number }>(
  lanes: readonly Lane[],
  agentChannel: AgentChannel,
): (Lane & { side: Side })[] {
  return lanes
    .map((lane) => ({ ...lane, side: sideOfLane(lane.channel, lanes.length, agentChannel) }))
    .sort((a, b) => SIDE_ORDER[a.side] - SIDE_ORDER[b.side]);
}

/** The calls before and after one in the order of a list. Rows that never became a call are passed over. */
export const neighboursSchema = z.strictObject({
  /** Its place among the calls of the list, from 0; null when the list does not have it. */
  index: z.int().nullable(),
  /** How many calls the list has. */
  total: z.int(),
  previous: z.strictObject({ callId: z.string(), row: z.int() }).nullable(),
  next: z.strictObject({ callId: z.string(), row: z.int() }).nullable(),
});
/** See `neighboursSchema`. `row` is the place in the whole list, with the rows that are no calls. */
export type Neighbours = z.infer<typeof neighboursSchema>;

/** The outline of a recording: how loud it is where. */
export const peaksSchema = z.strictObject({
  binsPerS: z.number(),
  /** One per channel of the recording: the largest amplitude in each bin, 0 … 255 of full scale. */
  channels: z.array(z.instanceof(Uint8Array<ArrayBufferLike>)),
  /** False while it is being measured: what is still missing stands at the end. */
  complete: z.boolean(),
});
/** See `peaksSchema`. */
export type Peaks = z.infer<typeof peaksSchema>;
