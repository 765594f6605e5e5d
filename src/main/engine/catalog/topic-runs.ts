import { z } from 'zod';
import type { GlossaryName } from '../../../shared/domain/topics.ts';
import type { Catalog } from './catalog.ts';

const labelsSchema = z.array(z.string());

/** A re-classification as it is listed. */
export interface TopicRunInfo {
  readonly id: number;
  readonly glossaryVersionId: number;
  readonly startedAt: string;
  /** Null: it was stopped, or the program ended in it. */
  readonly endedAt: string | null;
  readonly calls: number;
  /** Of these: calls whose labels are others now. */
  readonly changed: number;
  readonly costUsd: number;
}

/** Labels of the machine before and after, of one call. */
export interface TopicChange {
  readonly callId: string;
  readonly fileName: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Notes that a re-classification begins; gives its id. */
export function beginTopicRun(catalog: Catalog, glossary: GlossaryName, glossaryVersionId: number): number {
  const row = catalog.first(
    catalog.sql
      .insertInto('topic_runs')
      .values({
        glossary,
        glossary_version_id: glossaryVersionId,
        started_at: new Date().toISOString(),
        ended_at: null,
      })
      .returning('id'),
  );
  if (!row) throw new Error('INSERT … RETURNING gave no row');
  return row.id;
}

/**
 * Notes what became of some calls, and counts them in the run's row. Done twice it is done once. Gives by how many calls the run has
 * more changed ones now: those that have another set of labels, in whatever order.
 */
export function noteTopicChanges(
  catalog: Catalog,
  runId: number,
  changes: readonly Pick<TopicChange, 'callId' | 'before' | 'after'>[],
  costUsd: number,
): number {
  return catalog.transaction(() => {
    let [calls, changed] = [0, 0];
    for (const { callId, before, after } of changes) {
      const row = {
        before: JSON.stringify(before),
        after: JSON.stringify(after),
        changed: isSameSet(before, after) ? (0 as const) : (1 as const),
      };
      const noted = catalog.first(
        catalog.sql
          .selectFrom('topic_run_calls')
          .select('changed')
          .where('run_id', '=', runId)
          .where('call_id', '=', callId),
      );
      calls += noted ? 0 : 1;
      changed += row.changed - (noted?.changed ?? 0);
      catalog.run(
        catalog.sql
          .insertInto('topic_run_calls')
          .values({ run_id: runId, call_id: callId, ...row })
          .onConflict((conflict) => conflict.columns(['run_id', 'call_id']).doUpdateSet(row)),
      );
    }
    catalog.run(
      catalog.sql
        .updateTable('topic_runs')
        .set((eb) => ({ cost_usd: costUsd, calls: eb('calls', '+', calls), changed: eb('changed', '+', changed) }))
        .where('id', '=', runId),
    );
    return changed;
  });
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const [one, other] = [new Set(some), new Set(others)];
  return one.size === other.size && [...one].every((label) => other.has(label));
}

/** Notes that it went to its end. */
export function endTopicRun(catalog: Catalog, runId: number): void {
  const ended_at = new Date().toISOString();
  catalog.run(catalog.sql.updateTable('topic_runs').set({ ended_at }).where('id', '=', runId));
}

/** The re-classifications of a glossary, newest first. */
export function listTopicRuns(catalog: Catalog, glossary: GlossaryName): TopicRunInfo[] {
  const rows = catalog.all(
    catalog.sql.selectFrom('topic_runs').selectAll().where('glossary', '=', glossary).orderBy('id', 'desc'),
  );
  return rows.map((row) => ({
    id: row.id,
    glossaryVersionId: row.glossary_version_id,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    calls: row.calls,
    changed: row.changed,
    costUsd: row.cost_usd,
  }));
}

/** What a re-classification did to its calls, those that changed first. */
export function readTopicChanges(catalog: Catalog, runId: number): TopicChange[] {
  const rows = catalog.all(
    catalog.sql
      .selectFrom('topic_run_calls')
      .innerJoin('calls', 'calls.id', 'topic_run_calls.call_id')
      .innerJoin('files', 'files.id', 'calls.file_id')
      .select(['topic_run_calls.call_id', 'before', 'after', 'files.name'])
      .where('run_id', '=', runId)
      .orderBy('changed', 'desc')
      .orderBy('files.name'),
  );
  return rows.map(({ call_id, before, after, name }) => ({
    callId: call_id,
    fileName: name,
    before: labelsSchema.parse(JSON.parse(before)),
    after: labelsSchema.parse(JSON.parse(after)),
  }));
}
