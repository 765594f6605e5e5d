import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Catalog } from './catalog.ts';

const labelsSchema = z.array(z.string());

/** Calls whose labels a re-classification changed alike. */
export interface TopicChangeGroup {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly count: number;
  /** The first of them. */
  readonly calls: readonly { readonly callId: string; readonly fileName: string }[];
}

/** What a re-classification did to its calls. */
export interface TopicChanges {
  /** The most frequent first. */
  readonly groups: readonly TopicChangeGroup[];
  /** How many groups are left out. */
  readonly moreGroups: number;
  /** The calls whose labels are as they were. */
  readonly same: Pick<TopicChangeGroup, 'count' | 'calls'>;
}

/** Calls read before other questions to the engine are answered. */
const STRETCH = 2000;

/** Reads what a re-classification did, with at most so many groups and so many calls of each. */
export async function groupTopicChanges(
  catalog: Catalog,
  runId: number,
  most: { readonly groups: number; readonly calls: number },
): Promise<TopicChanges> {
  const groups = new Map<string, { before: string[]; after: string[]; count: number; ids: string[] }>();
  for (let after = ''; ; ) {
    const rows = catalog.all(
      changesOf(catalog, runId, 1).select(['before', 'after']).where('call_id', '>', after).limit(STRETCH),
    );
    for (const row of rows) {
      const [before, after] = [row.before, row.after].map((labels) => labelsSchema.parse(JSON.parse(labels)).sort());
      const key = JSON.stringify([before, after]);
      const group = groups.get(key) ?? { before: before ?? [], after: after ?? [], count: 0, ids: [] };
      groups.set(key, group);
      group.count += 1;
      if (group.ids.length < most.calls) group.ids.push(row.call_id);
    }
    const last = rows.at(-1);
    if (!last || rows.length < STRETCH) break;
    after = last.call_id;
    await setImmediate();
  }
  const named = (ids: readonly string[]) => {
    const names = new Map(
      catalog
        .all(
          catalog.sql
            .selectFrom('calls')
            .innerJoin('files', 'files.id', 'calls.file_id')
            .select(['calls.id', 'files.name'])
            .where('calls.id', 'in', ids),
        )
        .map(({ id, name }) => [id, name]),
    );
    return ids
      .map((callId) => ({ callId, fileName: names.get(callId) ?? '' }))
      .sort((one, other) => (one.fileName < other.fileName ? -1 : 1));
  };
  const run = catalog.first(
    catalog.sql.selectFrom('topic_runs').select(['calls', 'changed']).where('id', '=', runId),
  ) ?? { calls: 0, changed: 0 };
  const same = catalog.all(changesOf(catalog, runId, 0).limit(most.calls)).map(({ call_id }) => call_id);
  const sorted = [...groups.values()].sort((one, other) => other.count - one.count);
  return {
    groups: sorted
      .slice(0, most.groups)
      .map(({ before, after, count, ids }) => ({ before, after, count, calls: named(ids) })),
    moreGroups: Math.max(0, sorted.length - most.groups),
    same: { count: run.calls - run.changed, calls: named(same) },
  };
}

function changesOf(catalog: Catalog, runId: number, changed: 0 | 1) {
  return catalog.sql
    .selectFrom('topic_run_calls')
    .select('call_id')
    .where('run_id', '=', runId)
    .where('changed', '=', changed)
    .orderBy('call_id');
}
