import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { findingSchema, sideOfLane } from '../../../shared/domain/call.ts';
import type { CallPage, CallQuery, CallRow, CallSort } from '../../../shared/domain/call-list.ts';
import { NO_RECORDING } from '../../../shared/domain/left-aside.ts';
import { appErrorSchema } from '../../../shared/errors.ts';
import type { Catalog } from './catalog.ts';
import { countDoneStages } from './stage-results.ts';

/** Which rows of a list are wanted. */
export interface CallPageRequest {
  readonly query: CallQuery;
  readonly sort: CallSort;
  readonly offset: number;
  readonly limit: number;
}

const SORT_COLUMNS = {
  recordedAt: 'files.recorded_at',
  agent: 'files.agent',
  fileName: 'files.name',
  duration: 'calls.duration_s',
  status: 'batch_files.status',
} as const;

const findingsSchema = z.array(findingSchema);
const laneChannelsSchema = z.array(z.int());

/** A page of the files of a batch. Sorted, filtered and counted by the database; files that are no recordings are left out. */
export function readCallPage(catalog: Catalog, { query, sort, offset, limit }: CallPageRequest): CallPage {
  const total = catalog.first(matchingFiles(catalog, query).select((eb) => eb.fn.countAll<number>().as('n')))?.n ?? 0;
  const rows = catalog.all(
    listedFiles(catalog, query, sort)
      .select(['batch_files.position', 'batch_files.call_id', 'batch_files.status', 'batch_files.error'])
      .select(['files.name', 'files.recorded_at', 'files.agent', 'files.line_of_business'])
      .select(['calls.findings', 'calls.duration_s', 'calls.state', 'calls.lane_channels'])
      .select((eb) => eb.fn.coalesce('calls.agent_override', 'calls.agent_channel').as('agentChannel'))
      .limit(limit)
      .offset(offset),
  );
  return { total, rows: rows.map((row) => describe(catalog, row)) };
}

/** The files a list shows, in its order. */
export function listedFiles(catalog: Catalog, query: CallQuery, sort: CallSort) {
  const matching = matchingFiles(catalog, query);
  const direction = sort.descending ? 'desc' : 'asc';
  return sort.by === 'position'
    ? matching.orderBy('batch_files.position', direction)
    : matching.orderBy(SORT_COLUMNS[sort.by], direction).orderBy('batch_files.position');
}

function matchingFiles(catalog: Catalog, query: CallQuery) {
  const { status, flag, agent, lineOfBusiness } = query;
  const name = query.name.trim();
  return batchFiles(catalog, query.batchId)
    .$if(status !== null, (files) =>
      files.where('batch_files.status', 'in', status === 'done' ? ['done', 'skipped'] : [status ?? 'done']),
    )
    .$if(flag !== null, (files) => files.where(hasFlag(flag ?? '')))
    .$if(agent !== null, (files) => files.where('files.agent', '=', agent))
    .$if(lineOfBusiness !== null, (files) => files.where('files.line_of_business', '=', lineOfBusiness))
    .$if(name !== '', (files) => files.where(sql<SqlBool>`instr(lower(files.name), ${name.toLowerCase()}) > 0`));
}

function hasFlag(flag: string) {
  return sql<SqlBool>`EXISTS (SELECT 1 FROM json_each(calls.findings) WHERE value ->> 'flag' = ${flag})`;
}

/** The files of a batch that count, with their calls where they have one. */
export function batchFiles(catalog: Catalog, batchId: string) {
  return catalog.sql
    .selectFrom('batch_files')
    .innerJoin('files', 'files.id', 'batch_files.file_id')
    .leftJoin('calls', 'calls.id', 'batch_files.call_id')
    .where('batch_files.batch_id', '=', batchId)
    .where(sql<SqlBool>`coalesce(batch_files.error ->> 'code', '') <> ${NO_RECORDING}`);
}

interface Row {
  readonly position: number;
  readonly call_id: string | null;
  readonly status: CallRow['status'];
  readonly error: string | null;
  readonly name: string;
  readonly recorded_at: string | null;
  readonly agent: string | null;
  readonly line_of_business: CallRow['lineOfBusiness'];
  readonly findings: string | null;
  readonly duration_s: number | null;
  readonly state: string | null;
  readonly lane_channels: string | null;
  readonly agentChannel: 'left' | 'right' | null;
}

function describe(catalog: Catalog, row: Row): CallRow {
  const findings = row.findings === null ? [] : findingsSchema.parse(JSON.parse(row.findings));
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
    stagesDone: row.call_id === null ? 0 : countDoneStages(catalog, row.call_id),
    running: row.status === 'pending' && row.state === 'running',
    firstWords: row.call_id === null ? '' : firstWords(catalog, row.call_id, row),
  };
}

function firstWords(catalog: Catalog, callId: string, { lane_channels, agentChannel }: Row): string {
  if (lane_channels === null || agentChannel === null) return '';
  const channels = laneChannelsSchema.parse(JSON.parse(lane_channels));
  const channel = channels.find((one) => sideOfLane(one, channels.length, agentChannel) !== 'agent');
  if (channel === undefined) return '';
  const chunk = catalog.sql.selectFrom('chunks').select('text').where('call_id', '=', callId);
  const first = chunk.where('channel', '=', channel).where('text', '<>', '').orderBy('position').limit(1);
  return catalog.first(first)?.text ?? '';
}
