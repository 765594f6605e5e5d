import { z } from 'zod';
import { sideOfLane } from '../../../shared/domain/call.ts';
import type { Quote, TopicTurn } from '../../../shared/domain/topics.ts';
import type { Catalog } from './catalog.ts';

const channelsSchema = z.array(z.int());

/** What was said in a call, in the order of time, with the places it was said at. */
export interface CallTurns {
  readonly turns: readonly TopicTurn[];
  /** The same with times, one for one. */
  readonly quotes: readonly Quote[];
  readonly durationS: number;
  /** When it was recognised: a later transcript has a later one. */
  readonly recognisedAt: string;
  /** Another one says that the transcript, who is the agent, or the chosen glossary is another by now. */
  readonly stamp: string;
}

/** The stamp of a call as it is now; see `CallTurns`. Null: no such call, or no transcript. */
export function stampOfCall(catalog: Catalog, callId: string): string | null {
  const call = readCall(catalog, callId);
  return call ? stampOf(call) : null;
}

/** The turns of a call that is recognised; segments without words are left out. Null: no such call, or no transcript. */
export function readTurns(catalog: Catalog, callId: string): CallTurns | null {
  const call = readCall(catalog, callId);
  if (!call || call.lane_channels === null) return null;
  const lanes = channelsSchema.parse(JSON.parse(call.lane_channels)).length;
  const agentChannel = call.agent_override ?? call.agent_channel;
  const chunks = catalog.all(
    catalog.sql
      .selectFrom('chunks')
      .select(['channel', 'position', 'start_s', 'end_s', 'text'])
      .where('call_id', '=', callId)
      .where('text', '<>', '')
      .orderBy('start_s')
      .orderBy('channel'),
  );
  const quotes = chunks.map(({ channel, position, start_s, end_s, text }) => ({
    side: sideOfLane(channel, lanes, agentChannel),
    channel,
    position,
    startS: start_s,
    endS: end_s,
    text,
  }));
  const turns = quotes.map(({ side, text }) => ({ side, text }));
  return { turns, quotes, durationS: call.duration_s, recognisedAt: call.recognisedAt, stamp: stampOf(call) };
}

function readCall(catalog: Catalog, callId: string) {
  return catalog.first(
    catalog.sql
      .selectFrom('calls')
      .innerJoin('stages', (join) =>
        join.onRef('stages.call_id', '=', 'calls.id').on('stages.stage', '=', 'asr').on('stages.state', '=', 'done'),
      )
      .select(['agent_channel', 'agent_override', 'glossary_override', 'lane_channels', 'duration_s'])
      .select((eb) => eb.fn.max('stages.ended_at').as('recognisedAt'))
      .where('calls.id', '=', callId)
      .groupBy('calls.id'),
  );
}

function stampOf(call: NonNullable<ReturnType<typeof readCall>>): string {
  const { recognisedAt, agent_override, agent_channel, glossary_override } = call;
  return `${recognisedAt}/${agent_override ?? agent_channel}/${glossary_override ?? ''}`;
}
