import { sql } from 'kysely';
import { z } from 'zod';
import { topicTroubleSchema } from '../../../shared/domain/topic-trouble.ts';
import {
  type CallTopic,
  type CallTopics,
  callTopicSchema,
  callTopicsSchema,
  type GlossaryName,
} from '../../../shared/domain/topics.ts';
import type { Catalog } from './catalog.ts';

const topicsSchema = z.array(callTopicSchema);
/** A label a person gave. */
export const correctedTopicsSchema = z.array(z.strictObject({ entryId: z.string(), label: z.string() }));

/** What a run found out about a call. */
export interface NewCallTopics {
  readonly glossary: GlossaryName;
  readonly glossaryVersionId: number;
  readonly recognisedAt: string;
  /** `deferred`: the local answer stands in for one that Bedrock is asked for again. */
  readonly state: 'done' | 'deferred';
  readonly wanted: 'local' | 'bedrock';
  readonly by: CallTopics['by'];
  readonly trouble: CallTopics['trouble'];
  readonly classifier: string;
  readonly topics: readonly CallTopic[];
  readonly nearest: CallTopic | null;
  readonly summary: CallTopics['summary'];
}

/** Keeps the topics of a call over those it had. Done twice it is done once. */
export function saveCallTopics(catalog: Catalog, callId: string, found: NewCallTopics): void {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  const row = {
    glossary: found.glossary,
    glossary_version_id: found.glossaryVersionId,
    recognised_at: found.recognisedAt,
    state: found.state,
    wanted: found.wanted,
    by: found.by,
    trouble: json(found.trouble),
    classifier: found.classifier,
    topics: JSON.stringify(found.topics),
    nearest: json(found.nearest),
    summary: json(found.summary),
    made_at: new Date().toISOString(),
  };
  catalog.run(
    catalog.sql
      .insertInto('call_topics')
      .values({ call_id: callId, ...row })
      .onConflict((conflict) => conflict.column('call_id').doUpdateSet(row)),
  );
}

/** All that is known of the topics of a call; null: nothing yet. */
export function readCallTopics(catalog: Catalog, callId: string): CallTopics | null {
  return readTopicsOfCalls(catalog, [callId]).get(callId) ?? null;
}

/** The same of several calls, by call. */
export function readTopicsOfCalls(catalog: Catalog, callIds: readonly string[]): ReadonlyMap<string, CallTopics> {
  const rows = catalog.all(
    catalog.sql
      .selectFrom('call_topics')
      .innerJoin('glossary_versions', 'glossary_versions.id', 'call_topics.glossary_version_id')
      .innerJoin('calls', 'calls.id', 'call_topics.call_id')
      .leftJoin('topic_corrections', (join) =>
        join
          .onRef('topic_corrections.call_id', '=', 'call_topics.call_id')
          .onRef('topic_corrections.glossary', '=', 'call_topics.glossary'),
      )
      .selectAll('call_topics')
      .select(['glossary_versions.version', 'calls.glossary_override', 'topic_corrections.topics as corrected'])
      .where('call_topics.call_id', 'in', callIds),
  );
  return new Map(
    rows.map((row) => [
      row.call_id,
      {
        glossary: row.glossary,
        glossaryChosen: row.glossary_override !== null,
        glossaryVersion: row.version,
        state: row.state,
        by: row.by,
        trouble: row.trouble === null ? null : topicTroubleSchema.parse(JSON.parse(row.trouble)),
        classifier: row.classifier,
        topics: topicsSchema.parse(JSON.parse(row.topics)),
        nearest: row.nearest === null ? null : callTopicSchema.parse(JSON.parse(row.nearest)),
        corrected: row.corrected === null ? null : correctedTopicsSchema.parse(JSON.parse(row.corrected)),
        summary: row.summary === null ? null : callTopicsSchema.shape.summary.parse(JSON.parse(row.summary)),
        madeAt: row.made_at,
      },
    ]),
  );
}

/** Keeps what a person said the topics of a call are; null takes it back. False: no such call, or it has no topics yet. */
export function correctTopics(
  catalog: Catalog,
  callId: string,
  topics: z.infer<typeof correctedTopicsSchema> | null,
): boolean {
  const found = catalog.first(catalog.sql.selectFrom('call_topics').select('glossary').where('call_id', '=', callId));
  if (!found) return false;
  if (topics === null) catalog.run(catalog.sql.deleteFrom('topic_corrections').where('call_id', '=', callId));
  else {
    const row = { glossary: found.glossary, topics: JSON.stringify(topics), corrected_at: new Date().toISOString() };
    catalog.run(
      catalog.sql
        .insertInto('topic_corrections')
        .values({ call_id: callId, ...row })
        .onConflict((conflict) => conflict.column('call_id').doUpdateSet(row)),
    );
  }
  return true;
}

/** What a person said the topics of a call are, if that was of this glossary; null: nothing. */
export function readCorrection(catalog: Catalog, callId: string, glossary: GlossaryName) {
  const row = catalog.first(
    catalog.sql
      .selectFrom('topic_corrections')
      .select('topics')
      .where('call_id', '=', callId)
      .where('glossary', '=', glossary),
  );
  return row ? correctedTopicsSchema.parse(JSON.parse(row.topics)) : null;
}

/** Gives corrections the names that lines have now; those of lines that are gone stay as they were said. Call it inside a transaction. */
export function renameCorrected(catalog: Catalog, glossary: GlossaryName, labels: ReadonlyMap<string, string>): void {
  for (const { callId, topics } of readCorrections(catalog, glossary, Number.MAX_SAFE_INTEGER)) {
    const renamed = topics.map(({ entryId, label }) => ({ entryId, label: labels.get(entryId) ?? label }));
    if (renamed.every(({ label }, n) => label === topics[n]?.label)) continue;
    catalog.run(
      catalog.sql
        .updateTable('topic_corrections')
        .set({ topics: JSON.stringify(renamed) })
        .where('call_id', '=', callId),
    );
  }
}

/** Keeps another summary of a call whose topics are found. */
export function saveSummary(catalog: Catalog, callId: string, summary: CallTopics['summary']): void {
  const json = summary === null ? null : JSON.stringify(summary);
  catalog.run(catalog.sql.updateTable('call_topics').set({ summary: json }).where('call_id', '=', callId));
}

/** The newest calls whose topics a person gave, by a glossary, with what they gave; at most `most`. */
export function readCorrections(catalog: Catalog, glossary: GlossaryName, most: number) {
  const rows = catalog.all(
    catalog.sql
      .selectFrom('topic_corrections')
      .select(['call_id', 'topics'])
      .where('glossary', '=', glossary)
      .orderBy('corrected_at', 'desc')
      .orderBy('call_id', 'desc')
      .limit(most),
  );
  return rows.map(({ call_id, topics }) => ({
    callId: call_id,
    topics: correctedTopicsSchema.parse(JSON.parse(topics)),
  }));
}

/** A text that is another after any correction of a glossary is made, changed or taken back. Read from an index alone. */
export function stampOfCorrections(catalog: Catalog, glossary: GlossaryName): string {
  const { count, newest, sum } = catalog.first(
    catalog.sql
      .selectFrom('topic_corrections')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .select((eb) => eb.fn.max('corrected_at').as('newest'))
      // A clock that was set back gives times that are not the newest.
      .select(sql<number>`total(unixepoch(corrected_at, 'subsec'))`.as('sum'))
      .where('glossary', '=', glossary),
  ) ?? { count: 0, newest: null, sum: 0 };
  return `${count}/${newest ?? ''}/${sum}`;
}

/** A person's word on which glossary a call is classified by; null takes it back. False: no such call. */
export function setGlossary(catalog: Catalog, callId: string, glossary: GlossaryName | null): boolean {
  return (
    catalog.run(catalog.sql.updateTable('calls').set({ glossary_override: glossary }).where('id', '=', callId)) === 1
  );
}
