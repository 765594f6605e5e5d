import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { findingSchema, sideOfLane } from '../../../shared/domain/call.ts';
import type { CallQuery, CallRow, CallSort } from '../../../shared/domain/call-list.ts';
import type { FusionSettings } from '../../../shared/domain/fusion.ts';
import { laneVerdict } from '../../../shared/domain/lane-verdict.ts';
import { NO_RECORDING } from '../../../shared/domain/left-aside.ts';
import { appErrorSchema } from '../../../shared/errors.ts';
import type { Catalog } from './catalog.ts';
import { prepareJudgedLanes } from './judged-lanes.ts';
import { prepareListedTopics } from './listed-topics.ts';

/** Which rows of a list are wanted. */
export interface CallPageRequest {
  readonly query: CallQuery;
  readonly sort: CallSort;
  readonly offset: number;
  readonly limit: number;
}

/** Characters of the first words that are handed over: more than the widest column shows. */
const FIRST_WORDS = 200;

const findingsSchema = z.array(findingSchema);
const laneChannelsSchema = z.array(z.int());

/** How many files of a batch count. One that is done was counted at its end, and its files need not be read for it. */
export function countFiles(catalog: Catalog, batchId: string): number {
  const done = catalog.sql.selectFrom('batches').where('id', '=', batchId).where('state', '=', 'done');
  const counted = catalog.first(done.select(sql<number | null>`summary ->> '$.counts.found'`.as('found')));
  if (typeof counted?.found === 'number') return counted.found;
  return catalog.first(batchFiles(catalog, batchId).select((eb) => eb.fn.countAll<number>().as('n')))?.n ?? 0;
}

/** The rows of a batch from `offset` on, in the order of its scan. */
export function readRowsInOrder(
  catalog: Catalog,
  batchId: string,
  offset: number,
  limit: number,
  fusion: FusionSettings,
): CallRow[] {
  // The positions first: what is jumped over is not looked up.
  const query = batchFiles(catalog, batchId).select('position').orderBy('position').limit(limit).offset(offset);
  const positions = catalog.all(query).map(({ position }) => position);
  return readRows(catalog, batchId, positions, fusion);
}

/** The rows at these positions, in the order given; those that are not there are left out. */
export function readRows(
  catalog: Catalog,
  batchId: string,
  positions: readonly number[],
  fusion: FusionSettings,
): CallRow[] {
  const wanted = sql<number>`(SELECT value FROM json_each(${JSON.stringify(positions)}))`;
  const found = catalog.all(rows(catalog, batchId).where('batch_files.position', 'in', wanted));
  const judged = prepareJudgedLanes(catalog).at(batchId, positions);
  const topics = prepareListedTopics(catalog).at(batchId, positions);
  const verdictsAt = (position: number) =>
    (judged.get(position) ?? []).map((lane) => ({ side: lane.side, ...laneVerdict(lane, fusion) }));
  const described = describe(catalog, found, verdictsAt, (position) => topics.get(position) ?? null);
  const byPosition = new Map(described.map((row) => [row.position, row]));
  return positions.flatMap((position) => byPosition.get(position) ?? []);
}

/** The files of a batch that count. */
function batchFiles(catalog: Catalog, batchId: string) {
  return catalog.sql
    .selectFrom('batch_files')
    .where('batch_files.batch_id', '=', batchId)
    .where(sql<SqlBool>`(batch_files.error IS NULL OR batch_files.error ->> 'code' IS NOT ${NO_RECORDING})`);
}

function rows(catalog: Catalog, batchId: string) {
  return batchFiles(catalog, batchId)
    .innerJoin('files', 'files.id', 'batch_files.file_id')
    .leftJoin('calls', 'calls.id', 'batch_files.call_id')
    .select(['batch_files.position', 'batch_files.call_id', 'batch_files.status', 'batch_files.error'])
    .select(['files.name', 'files.recorded_at', 'files.agent', 'files.line_of_business'])
    .select(['calls.findings', 'calls.duration_s', 'calls.state', 'calls.lane_channels'])
    .select((eb) => [
      eb.fn.coalesce('calls.agent_override', 'calls.agent_channel').as('agentChannel'),
      eb
        .selectFrom('stages')
        .whereRef('stages.call_id', '=', 'calls.id')
        .where('stages.state', '=', 'done')
        .select((stage) => stage.fn.count<number>('stages.stage').distinct().as('n'))
        .as('stagesDone'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function describe(
  catalog: Catalog,
  found: readonly Row[],
  verdictsAt: (position: number) => CallRow['verdicts'],
  topicsAt: (position: number) => CallRow['topics'],
): CallRow[] {
  const words = readFirstWords(catalog, found);
  return found.map((row) => {
    const findings =
      row.findings === null || row.findings === '[]' ? [] : findingsSchema.parse(JSON.parse(row.findings));
    return {
      position: row.position,
      callId: row.call_id,
      fileName: row.name,
      recordedAt: row.recorded_at,
      agent: row.agent,
      lineOfBusiness: row.line_of_business,
      durationS: row.duration_s,
      status: row.status,
      error: row.error === null ? null : appErrorSchema.parse(JSON.parse(row.error)),
      flags: findings.map(({ flag }) => flag),
      stagesDone: row.stagesDone ?? 0,
      running: row.status === 'pending' && row.state === 'running',
      firstWords: words.get(row.position) ?? '',
      verdicts: verdictsAt(row.position),
      topics: topicsAt(row.position),
    };
  });
}

/** The first words of all rows in one question, by position. */
function readFirstWords(catalog: Catalog, found: readonly Row[]): ReadonlyMap<number, string> {
  const lanes = found.flatMap(({ position, call_id, ...row }) => {
    const channel = clientChannel(row);
    return channel === null ? [] : [[position, call_id, channel] as const];
  });
  const query = sql<{ position: number; words: string | null }>`
    SELECT value ->> 0 AS position, (
      SELECT substr(text, 1, ${FIRST_WORDS}) FROM chunks
      WHERE call_id = value ->> 1 AND channel = value ->> 2 AND text <> '' ORDER BY chunks.position LIMIT 1
    ) AS words
    FROM json_each(${JSON.stringify(lanes)})`;
  const rowsOfWords = catalog.all<{ position: number; words: string | null }>({
    compile: () => query.compile(catalog.sql),
  });
  return new Map(rowsOfWords.map(({ position, words }) => [position, words ?? '']));
}

/** The channel on which the client is heard, or whoever is on a mixed lane; null: not decoded yet. */
function clientChannel({ lane_channels, agentChannel }: Pick<Row, 'lane_channels' | 'agentChannel'>): number | null {
  if (lane_channels === null || agentChannel === null) return null;
  const channels = laneChannelsSchema.parse(JSON.parse(lane_channels));
  return channels.find((one) => sideOfLane(one, channels.length, agentChannel) !== 'agent') ?? null;
}
