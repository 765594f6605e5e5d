import { sql } from 'kysely';
import { z } from 'zod';
import { agentChannelSchema } from '../../../shared/domain/call.ts';
import { stageSchema } from '../../../shared/domain/job.ts';
import type { BatchRequest } from '../batch/batch-room.ts';
import type { Catalog } from './catalog.ts';

/** A batch that was stopped, as it goes on. */
export interface ContinuedBatch {
  readonly id: string;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  /** Seconds it ran until it was stopped, as far as that was noted: a crash notes nothing. */
  readonly wallS: number;
  /** Seconds in each stage, and inside ONNX Runtime, until then. */
  readonly stagesS: Readonly<Record<string, number>>;
  readonly onnxS: number;
  /** The calls it has analysed itself. */
  readonly done: Set<string>;
}

const timesSchema = z.object({
  wallS: z.number(),
  stagesS: z.record(z.string(), z.number()),
  onnxS: z.number(),
});

const requestSchema = z.object({
  paths: z.array(z.string()),
  recursive: z.boolean().default(true),
  retryFailed: z.boolean().default(false),
  redo: z.array(stageSchema).default([]),
  redoTopics: z.boolean().default(false),
  overrides: z.array(z.tuple([z.string(), agentChannelSchema])).default([]),
});

/** What a batch was asked, as a request that goes on with it; null when there is no such batch. */
export function continuationOf(catalog: Catalog, batchId: string): BatchRequest | null {
  const row = catalog.first(catalog.sql.selectFrom('batches').select('request').where('id', '=', batchId));
  if (!row) return null;
  const { overrides, ...request } = requestSchema.parse(JSON.parse(row.request));
  return { ...request, agentChannelOverrides: new Map(overrides), continues: batchId };
}

/**
 * Notes that a batch runs again, and whether with its failed calls: so it goes on after whatever stops it. What it has analysed
 * stays where it is; everything else is looked at anew, because files may have come or changed. Null when there is no such batch.
 */
export function continueBatch(catalog: Catalog, batchId: string, retryFailed: boolean): ContinuedBatch | null {
  return catalog.transaction(() => {
    const row = catalog.first(
      catalog.sql.selectFrom('batches').select(['started_at', 'summary']).where('id', '=', batchId),
    );
    if (!row) return null;
    const ofBatch = catalog.sql.selectFrom('batch_files').where('batch_id', '=', batchId);
    const done = catalog.all(ofBatch.select('call_id').where('status', '=', 'done'));
    catalog.run(catalog.sql.deleteFrom('batch_files').where('batch_id', '=', batchId).where('status', '<>', 'done'));
    const request = sql<string>`json_set(request, '$.retryFailed', json(${String(retryFailed)}))`;
    catalog.run(
      catalog.sql.updateTable('batches').set({ state: 'running', ended_at: null, request }).where('id', '=', batchId),
    );
    const before = timesSchema.safeParse(JSON.parse(row.summary ?? 'null'));
    return {
      id: batchId,
      startedAt: row.started_at,
      ...(before.success ? before.data : { wallS: 0, stagesS: {}, onnxS: 0 }),
      done: new Set(done.flatMap(({ call_id }) => call_id ?? [])),
    };
  });
}

/** After a batch was looked at anew: what was behind its last file of now is gone from the folder. */
export function forgetFilesFrom(catalog: Catalog, batchId: string, position: number): void {
  catalog.run(catalog.sql.deleteFrom('batch_files').where('batch_id', '=', batchId).where('position', '>=', position));
}
