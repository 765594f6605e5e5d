import { z } from 'zod';

/** Who is heard on a lane. A recording of one channel has one lane of side `mixed`: nobody is invented on it. */
export const sideSchema = z.enum(['agent', 'client', 'mixed']);
/** See `sideSchema`. */
export type Side = z.infer<typeof sideSchema>;

/** Which channel of a stereo recording carries the agent. */
export const agentChannelSchema = z.enum(['left', 'right']);
/** See `agentChannelSchema`. */
export type AgentChannel = z.infer<typeof agentChannelSchema>;

/** What was noticed about a recording without being a reason to refuse it. The list is closed. */
export const CALL_FLAGS = [
  'partial_audio', // fewer samples decoded than the container claims
  'data_after_audio', // bytes follow the audio that the header describes
  'header_size_unknown', // a streaming recorder left the size open
  'bad_block_align',
  'extension_mismatch',
  'extra_streams',
  'layout_changes', // a chained file changes its channel count on the way
  'downmixed', // more than two channels: mixed to one lane, no speaker split
  'low_bandwidth', // sampled below 8 kHz
  'invalid_samples', // NaN or infinite floats, replaced by silence
  'dual_mono', // both channels carry the same audio
  'anti_phase', // the channels are each other's negative
  'dead_channel_left',
  'dead_channel_right',
  'bleed', // one side is heard on the other's channel
  'very_quiet',
  'clipping',
  'dc_offset',
  'no_speech',
] as const;
/** See `CALL_FLAGS`. */
export const callFlagSchema = z.enum(CALL_FLAGS);
/** See `CALL_FLAGS`. */
export type CallFlag = z.infer<typeof callFlagSchema>;

/** A flag with the figure behind it: `{flag: 'clipping', detail: '3.1 % of samples'}`. */
export const findingSchema = z.strictObject({ flag: callFlagSchema, detail: z.string() });
/** See `findingSchema`. */
export type Finding = z.infer<typeof findingSchema>;

/** The side of a lane, given which channel the agent speaks on. `lanes` is how many lanes the call has. */
export function sideOfLane(channel: number, lanes: number, agentChannel: AgentChannel): Side {
  if (lanes < 2) return 'mixed';
  return (channel === 0) === (agentChannel === 'left') ? 'agent' : 'client';
}
