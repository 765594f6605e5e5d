import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { NO_RECORDING } from '../../../shared/domain/left-aside.ts';
import type { BatchCounts, BatchSummary } from '../../../shared/domain/outcome.ts';
import { type Settings, settingsSchema } from '../../../shared/settings/schema.ts';
import { type BatchResults, resultsOf } from './batch-results.ts';
import type { Catalog } from './catalog.ts';
import type { BatchState } from './schema.ts';

const topicCountsSchema = z.object({
  done: z.number(),
  none: z.number(),
  byBedrock: z.number(),
  fallbacks: z.number(),
  failed: z.number().default(0),
  costUsd: z.number(),
});

const summarySchema = z.object({
  batchId: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  counts: z.object({
    found: z.number(),
    analysed: z.number(),
    failed: z.number(),
    rejected: z.number(),
    skipped: z.number(),
  }),
  audioS: z.number(),
  wallS: z.number(),
  stagesS: z.record(z.string(), z.number()),
  onnxS: z.number(),
  analyzers: z.number(),
  peakRssBytes: z.number(),
  cancelled: z.boolean(),
  // Batches of earlier versions have none.
  topics: topicCountsSchema.nullable().default(null),
}) satisfies z.ZodType<BatchSummary>;

const requestSchema = z.object({ paths: z.array(z.string()) });

/** A batch as it is listed. */
export interface BatchInfo {
  readonly id: string;
  readonly state: BatchState;
  /** The paths it was made of. */
  readonly paths: readonly string[];
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Null while it runs, and when it was interrupted. */
  readonly summary: BatchSummary | null;
  /** What was written at its end; null when nothing was. */
  readonly results: BatchResults | null;
}

/** Notes that a batch begins; gives its id. */
export function beginBatch(catalog: Catalog, request: unknown, settings: Settings, startedAt: string): string {
  const id = randomUUID();
  catalog.run(
    catalog.sql.insertInto('batches').values({
      id,
      state: 'running',
      request: JSON.stringify(request),
      settings: JSON.stringify(settings),
      summary: null,
      started_at: startedAt,
      ended_at: null,
    }),
  );
  return id;
}

/** Notes how a batch ended. */
export function endBatch(catalog: Catalog, summary: BatchSummary, state: BatchState): void {
  catalog.run(
    catalog.sql
      .updateTable('batches')
      .set({ state, summary: JSON.stringify(summary), ended_at: summary.endedAt })
      .where('id', '=', summary.batchId),
  );
}

/** Makes a stop for good of a pause; gives the summary of what was done until then. Null: no such batch is paused. */
export function giveUpBatch(catalog: Catalog, batchId: string): BatchSummary | null {
  const row = catalog.first(
    catalog.sql.selectFrom('batches').select('summary').where('id', '=', batchId).where('state', '=', 'paused'),
  );
  if (!row?.summary) return null;
  const summary = { ...summarySchema.parse(JSON.parse(row.summary)), cancelled: true };
  endBatch(catalog, summary, 'cancelled');
  return summary;
}

/** Takes back a batch that ended before it saw a file. */
export function forgetBatch(catalog: Catalog, batchId: string): void {
  catalog.run(catalog.sql.deleteFrom('batches').where('id', '=', batchId));
}

/** How many files of the batch stand where; files that are no recordings do not count. `found` has the pending ones too. */
export function countBatch(catalog: Catalog, batchId: string): BatchCounts {
  const rows = catalog.all(
    catalog.sql
      .selectFrom('batch_files')
      .select((eb) => ['status', eb.fn.countAll<number>().as('n')])
      .where('batch_id', '=', batchId)
      .where((eb) => eb.not(eb(sql`coalesce(error ->> 'code', '')`, '=', NO_RECORDING)))
      .groupBy('status'),
  );
  const of = (status: string) => rows.find((row) => row.status === status)?.n ?? 0;
  return {
    found: rows.reduce((sum, row) => sum + row.n, 0),
    analysed: of('done'),
    failed: of('failed'),
    rejected: of('rejected'),
    skipped: of('skipped'),
  };
}

/** Seconds of audio analysed in the batch, counted from decoded samples. */
export function analysedAudioS(catalog: Catalog, batchId: string): number {
  const query = catalog.sql
    .selectFrom('batch_files')
    .innerJoin('calls', 'calls.id', 'batch_files.call_id')
    .select((eb) => eb.fn.sum<number | null>('calls.duration_s').as('audioS'))
    .where('batch_files.batch_id', '=', batchId)
    .where('batch_files.status', '=', 'done');
  return catalog.first(query)?.audioS ?? 0;
}

/**
 * Every batch, newest first. `runningId`: the one that runs; null: none does. Another that is noted as running has an end that
 * could not be written, on a full disk for one: it is `interrupted`.
 */
export function listBatches(catalog: Catalog, runningId: string | null): BatchInfo[] {
  return catalog.all(catalog.sql.selectFrom('batches').selectAll().orderBy('started_at', 'desc')).map((row) => ({
    id: row.id,
    state: row.state === 'running' && row.id !== runningId ? 'interrupted' : row.state,
    paths: requestSchema.parse(JSON.parse(row.request)).paths,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    // One that goes on still has the summary of when it was stopped.
    summary: row.summary === null || row.state === 'running' ? null : summarySchema.parse(JSON.parse(row.summary)),
    results: row.summary === null || row.state === 'running' ? null : resultsOf(row.summary),
  }));
}

/** The settings a batch ran with; null when there is no such batch. Keys this version does not know are left out. */
export function settingsOfBatch(catalog: Catalog, batchId: string): Settings | null {
  const row = catalog.first(catalog.sql.selectFrom('batches').select('settings').where('id', '=', batchId));
  if (!row) return null;
  const known = Object.entries(JSON.parse(row.settings)).filter(([key]) => key in settingsSchema.shape);
  return settingsSchema.parse(Object.fromEntries(known));
}
