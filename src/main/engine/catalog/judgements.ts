import { sql } from 'kysely';
import { type LaneJudgement, laneJudgementSchema } from '../../../shared/domain/lane-judgement.ts';
import type { Modality, SentimentProbabilities } from '../../../shared/domain/sentiment.ts';
import type { Catalog } from './catalog.ts';
import type { LaneJudgementsTable } from './schema.ts';

/** Keeps what a modality says of a call, replacing what it said before. Call it inside a transaction. */
export function saveJudgements(
  catalog: Catalog,
  callId: string,
  modality: Modality,
  lanes: readonly LaneJudgement[],
): void {
  forgetJudgements(catalog, callId, modality);
  for (const { channel, judgedAs, model, unsureBelow, summary, segments } of lanes) {
    catalog.run(
      catalog.sql.insertInto('lane_judgements').values({
        call_id: callId,
        channel,
        modality,
        judged_as: judgedAs,
        model,
        unsure_below: unsureBelow,
        negative: summary?.overall.negative ?? null,
        neutral: summary?.overall.neutral ?? null,
        positive: summary?.overall.positive ?? null,
        first_negative: summary?.first?.negative ?? null,
        first_neutral: summary?.first?.neutral ?? null,
        first_positive: summary?.first?.positive ?? null,
        last_negative: summary?.last?.negative ?? null,
        last_neutral: summary?.last?.neutral ?? null,
        last_positive: summary?.last?.positive ?? null,
      }),
    );
    for (const { position, probabilities, cues } of segments) {
      const kept = { ...probabilities, cues: cues && JSON.stringify(cues) };
      catalog.run(
        catalog.sql.insertInto('segment_judgements').values({ call_id: callId, channel, position, modality, ...kept }),
      );
    }
  }
}

/** Forgets what a modality says of a call. */
export function forgetJudgements(catalog: Catalog, callId: string, modality: Modality): void {
  const of = (table: 'segment_judgements' | 'lane_judgements') =>
    catalog.run(catalog.sql.deleteFrom(table).where('call_id', '=', callId).where('modality', '=', modality));
  of('segment_judgements');
  of('lane_judgements');
}

/** What a modality says of a call, lane by lane. */
export function readJudgements(catalog: Catalog, callId: string, modality: Modality): LaneJudgement[] {
  return readSentJudgements(catalog, callId, modality).map(({ segments, ...lane }) =>
    laneJudgementSchema.parse({ ...lane, segments: JSON.parse(segments) }),
  );
}

/** The same with its segments as the JSON they are sent in, made without an object for each. */
export function readSentJudgements(catalog: Catalog, callId: string, modality: Modality): SentJudgement[] {
  const ordered = catalog.sql
    .selectFrom('segment_judgements')
    .selectAll()
    .where('call_id', '=', callId)
    .where('modality', '=', modality)
    .orderBy('channel')
    .orderBy('position');
  const segments = catalog.all(
    catalog.sql
      .selectFrom(ordered.as('ordered'))
      .select(['channel', SEGMENTS_AS_JSON.as('json')])
      .groupBy('channel'),
  );
  const lanes = catalog.all(
    catalog.sql
      .selectFrom('lane_judgements')
      .selectAll()
      .where('call_id', '=', callId)
      .where('modality', '=', modality)
      .orderBy('channel'),
  );
  return lanes.map((lane) => ({
    channel: lane.channel,
    judgedAs: lane.judged_as,
    model: lane.model,
    unsureBelow: lane.unsure_below,
    summary: summaryOf(lane),
    segments: segments.find(({ channel }) => channel === lane.channel)?.json ?? '[]',
  }));
}

/** See `readSentJudgements`. */
type SentJudgement = Omit<LaneJudgement, 'segments'> & { readonly segments: string };

/** As `segmentJudgementSchema` has them. */
const SEGMENTS_AS_JSON = sql<string>`json_group_array(json_object(
  'position', position,
  'probabilities', json_object('negative', negative, 'neutral', neutral, 'positive', positive),
  'cues', json(cues)
))`;

function summaryOf(lane: LaneJudgementsTable): LaneJudgement['summary'] {
  const overall = triple(lane.negative, lane.neutral, lane.positive);
  const first = triple(lane.first_negative, lane.first_neutral, lane.first_positive);
  const last = triple(lane.last_negative, lane.last_neutral, lane.last_positive);
  return overall && { overall, first, last };
}

function triple(
  negative: number | null,
  neutral: number | null,
  positive: number | null,
): SentimentProbabilities | null {
  return negative === null || neutral === null || positive === null ? null : { negative, neutral, positive };
}
