import { type Expression, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type {
  EgressEntry,
  EgressFilter,
  EgressOutcome,
  EgressRow,
  EgressTotals,
} from '../../../shared/domain/egress.ts';
import { type RedactionType, redactionTypeSchema } from '../../../shared/domain/redaction.ts';
import { topicTroubleSchema } from '../../../shared/domain/topic-trouble.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Catalog } from './catalog.ts';

/** A column's day by this machine's clock. */
const DAY = sql<string>`date(egress_ledger.at, 'localtime')`;

/** A body as it was sent, byte for byte. */
const PAYLOAD = sql<string>`egress_ledger.payload || coalesce(egress_texts.text, '')`;

/** The rows of a stretch of the ledger, the newest first. */
export function readLedger(catalog: Catalog, filter: EgressFilter, offset: number, limit: number): EgressRow[] {
  const query = listed(catalog, filter).orderBy('egress_ledger.id', 'desc').limit(limit).offset(offset);
  return catalog.all<Listed>(query).map(rowOf);
}

/** A request with its bodies. Error: `not_found`. */
export function readLedgerEntry(catalog: Catalog, id: number): Result<EgressEntry, AppError> {
  const found = catalog.first<Whole>(whole(catalog).where('egress_ledger.id', '=', id));
  return found ? ok(entryOf(found)) : err(appError('not_found', 'no such request'));
}

/** Every request that the filter leaves with its bodies, the oldest first, one at a time: together they may be larger than memory. */
export function* readLedgerEntries(catalog: Catalog, filter: EgressFilter): Generator<EgressEntry> {
  const ids = catalog.all<{ id: number }>(
    narrowed(catalog, filter).select('egress_ledger.id').orderBy('egress_ledger.id'),
  );
  for (const { id } of ids) {
    const entry = readLedgerEntry(catalog, id);
    if (entry.ok) yield entry.value;
  }
}

/** Adds up what the filter leaves. */
export function sumLedger(catalog: Catalog, filter: EgressFilter): EgressTotals {
  const query = narrowed(catalog, filter).select(({ fn }) => [
    fn.countAll<number>().as('requests'),
    sql<number>`total(bytes_sent)`.as('bytesSent'),
    sql<number>`total(bytes_received)`.as('bytesReceived'),
    sql<number>`total(input_tokens)`.as('inputTokens'),
    sql<number>`total(output_tokens)`.as('outputTokens'),
    sql<number>`total(cost_usd)`.as('costUsd'),
    sql<number>`count(*) - count(cost_usd)`.as('costUnknown'),
  ]);
  const sums = catalog.first<EgressTotals>(query);
  if (!sums) throw new Error('sums always give a row');
  return sums;
}

/** How many requests ended how, under all other filters; the commonest first. */
export function countOutcomes(
  catalog: Catalog,
  filter: EgressFilter,
): { readonly outcome: EgressOutcome; readonly requests: number }[] {
  const query = narrowed(catalog, { ...filter, outcome: null })
    .select(({ fn }) => ['egress_ledger.outcome', fn.countAll<number>().as('requests')])
    .groupBy('egress_ledger.outcome')
    .orderBy('requests', 'desc');
  return catalog.all(query);
}

/** How many requests left on each day, under all other filters; the newest day first. */
export function countDays(
  catalog: Catalog,
  filter: EgressFilter,
): { readonly day: string; readonly requests: number }[] {
  const query = narrowed(catalog, { ...filter, from: null, to: null })
    .select(({ fn }) => [DAY.as('day'), fn.countAll<number>().as('requests')])
    .groupBy('day')
    .orderBy('day', 'desc');
  return catalog.all(query);
}

/** The file name of a call; null: there is no such call. */
export function nameOfCall(catalog: Catalog, callId: string): string | null {
  const query = catalog.sql
    .selectFrom('calls')
    .innerJoin('files', 'files.id', 'calls.file_id')
    .select('files.name')
    .where('calls.id', '=', callId);
  const found = catalog.first<{ name: string }>(query);
  return found?.name ?? null;
}

function narrowed(catalog: Catalog, { callId, outcome, from, to }: EgressFilter) {
  return catalog.sql.selectFrom('egress_ledger').where((eb) => {
    const parts: Expression<SqlBool>[] = [];
    if (callId !== null) parts.push(eb('egress_ledger.call_id', '=', callId));
    if (outcome !== null) parts.push(eb('egress_ledger.outcome', '=', outcome));
    if (from !== null) parts.push(eb(DAY, '>=', from));
    if (to !== null) parts.push(eb(DAY, '<=', to));
    return eb.and(parts);
  });
}

const LISTED = [
  'egress_ledger.id',
  'egress_ledger.at',
  'egress_ledger.call_id',
  'egress_ledger.purpose',
  'egress_ledger.service',
  'egress_ledger.region',
  'egress_ledger.model',
  'egress_ledger.outcome',
  'egress_ledger.http_status',
  'egress_ledger.bytes_sent',
  'egress_ledger.bytes_received',
  'egress_ledger.input_tokens',
  'egress_ledger.output_tokens',
  'egress_ledger.cost_usd',
  'egress_ledger.duration_ms',
  'egress_ledger.trouble',
  'files.name',
] as const;

function listed(catalog: Catalog, filter: EgressFilter) {
  return narrowed(catalog, filter)
    .leftJoin('calls', 'calls.id', 'egress_ledger.call_id')
    .leftJoin('files', 'files.id', 'calls.file_id')
    .select(LISTED);
}

function whole(catalog: Catalog) {
  return catalog.sql
    .selectFrom('egress_ledger')
    .leftJoin('calls', 'calls.id', 'egress_ledger.call_id')
    .leftJoin('files', 'files.id', 'calls.file_id')
    .leftJoin('egress_texts', 'egress_texts.id', 'egress_ledger.shared_id')
    .select([...LISTED, PAYLOAD.as('payload'), 'egress_ledger.spans', 'egress_ledger.answer']);
}

interface Listed {
  readonly id: number;
  readonly at: string;
  readonly call_id: string | null;
  readonly purpose: EgressRow['purpose'];
  readonly service: string;
  readonly region: string;
  readonly model: string;
  readonly outcome: EgressOutcome;
  readonly http_status: number | null;
  readonly bytes_sent: number;
  readonly bytes_received: number | null;
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
  readonly cost_usd: number | null;
  readonly duration_ms: number | null;
  readonly trouble: string | null;
  readonly name: string | null;
}

interface Whole extends Listed {
  readonly payload: string;
  readonly spans: string;
  readonly answer: string | null;
}

function rowOf(row: Listed): EgressRow {
  return {
    id: row.id,
    at: row.at,
    callId: row.call_id,
    callName: row.name,
    purpose: row.purpose,
    service: row.service,
    region: row.region,
    model: row.model,
    outcome: row.outcome,
    httpStatus: row.http_status,
    bytesSent: row.bytes_sent,
    bytesReceived: row.bytes_received,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_usd,
    durationMs: row.duration_ms,
    trouble: row.trouble === null ? null : topicTroubleSchema.parse(JSON.parse(row.trouble)),
  };
}

function entryOf(row: Whole): EgressEntry {
  return { ...rowOf(row), payload: row.payload, hidden: hiddenIn(row.spans), answer: row.answer };
}

const spansSchema = z.array(z.looseObject({ type: redactionTypeSchema }));

function hiddenIn(spans: string): EgressEntry['hidden'] {
  const counts: Partial<Record<RedactionType, number>> = {};
  for (const { type } of spansSchema.parse(JSON.parse(spans))) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
