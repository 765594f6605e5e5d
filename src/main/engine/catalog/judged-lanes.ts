import { type AgentChannel, type Side, sideOfLane } from '../../../shared/domain/call.ts';
import type { LaneSummary } from '../../../shared/domain/lane-judgement.ts';
import type { JudgedLane } from '../../../shared/domain/lane-verdict.ts';
import type { Modality } from '../../../shared/domain/sentiment.ts';
import type { Catalog } from './catalog.ts';

/** A lane of a listed call as it was judged. */
export interface ListedLane extends JudgedLane {
  readonly side: Side;
}

type Row = readonly [
  position: number,
  channel: number,
  modality: Modality,
  unsureBelow: number,
  lanes: number,
  agentChannel: AgentChannel,
  ...probabilities: (number | null)[],
];

const SIDE_ORDER: Readonly<Record<Side, number>> = { agent: 0, client: 1, mixed: 2 };

/** Reads how the lanes of a batch's files were judged. As arrays, and without Kysely in between: it reads 100,000 calls at once. */
export function prepareJudgedLanes({ database }: Catalog) {
  const select = `
    SELECT batch_files.position, judged.channel, judged.modality, judged.unsure_below,
      json_array_length(calls.lane_channels), coalesce(calls.agent_override, calls.agent_channel),
      judged.negative, judged.neutral, judged.positive, first_negative, first_neutral, first_positive,
      last_negative, last_neutral, last_positive
    FROM batch_files JOIN calls ON calls.id = batch_files.call_id JOIN lane_judgements AS judged ON judged.call_id = calls.id
    WHERE batch_files.batch_id = ? AND judged.model IS NOT NULL`;
  const between = database
    .prepare<[string, number, number], Row>(`${select} AND batch_files.position BETWEEN ? AND ?`)
    .raw();
  const some = database
    .prepare<[string, string], Row>(`${select} AND batch_files.position IN (SELECT value FROM json_each(?))`)
    .raw();
  return {
    /** Of the files from `first` to `last`, by position. */
    between: (batchId: string, first: number, last: number) => byPosition(between.all(batchId, first, last)),
    /** Of the files at these positions, by position. */
    at: (batchId: string, positions: readonly number[]) => byPosition(some.all(batchId, JSON.stringify(positions))),
  };
}

function byPosition(rows: readonly Row[]): ReadonlyMap<number, readonly ListedLane[]> {
  const lanes = new Map<
    number,
    Map<number, { side: Side; text: JudgedLane['text']; acoustic: JudgedLane['acoustic'] }>
  >();
  for (const [position, channel, modality, unsureBelow, count, agentChannel, ...numbers] of rows) {
    const ofCall = lanes.get(position) ?? new Map();
    lanes.set(position, ofCall);
    const lane = ofCall.get(channel) ?? { side: sideOfLane(channel, count, agentChannel), text: null, acoustic: null };
    ofCall.set(channel, { ...lane, [modality]: { summary: summaryOf(numbers), unsureBelow } });
  }
  return new Map(
    [...lanes].map(([position, ofCall]) => [
      position,
      [...ofCall.values()].sort((a, b) => SIDE_ORDER[a.side] - SIDE_ORDER[b.side]),
    ]),
  );
}

function summaryOf(numbers: readonly (number | null)[]): LaneSummary | null {
  const at = (from: number) => {
    const [negative = null, neutral = null, positive = null] = numbers.slice(from, from + 3);
    return negative === null || neutral === null || positive === null ? null : { negative, neutral, positive };
  };
  const overall = at(0);
  return overall && { overall, first: at(3), last: at(6) };
}
