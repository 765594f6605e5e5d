import type { Database } from 'better-sqlite3';
import type { TopicQuery, TopicState } from '../../../../shared/domain/call-list.ts';

/** The topics of a batch's calls in the database's own words: a person's, or else the machine's. */
const HOLDING = `
  WITH holding AS (
    SELECT batch_files.status, call_topics.*, topic_corrections.topics AS corrected,
      coalesce(topic_corrections.topics, call_topics.topics) AS holds
    FROM batch_files LEFT JOIN call_topics USING (call_id) LEFT JOIN topic_corrections USING (call_id)
    WHERE batch_id = @batch
  )`;

const STATES: Readonly<Record<TopicState, string>> = {
  outdated: "state = 'outdated'",
  corrected: 'corrected IS NOT NULL',
  fallback: 'trouble IS NOT NULL',
  missing: "glossary IS NULL AND status IN ('done', 'skipped')",
};

/** How many calls of a batch have a topic, or none of a glossary. */
export function countTopicInSql(database: Database, batchId: string, { glossary, label }: TopicQuery): number {
  const has =
    label === null
      ? 'json_array_length(holds) = 0'
      : "EXISTS (SELECT 1 FROM json_each(holds) WHERE value ->> 'label' = @label)";
  return count(database, `glossary = @glossary AND ${has}`, { batch: batchId, glossary, label });
}

/** How many calls of a batch have topics in a state. */
export function countTopicStateInSql(database: Database, batchId: string, state: TopicState): number {
  return count(database, STATES[state], { batch: batchId });
}

/** Every label that a call of a batch has, by glossary. */
export function labelsInSql(database: Database, batchId: string): { glossary: 'B2B' | 'B2C'; label: string }[] {
  return database
    .prepare(`${HOLDING} SELECT DISTINCT glossary, value ->> 'label' AS label FROM holding, json_each(holds)`)
    .all({ batch: batchId }) as { glossary: 'B2B' | 'B2C'; label: string }[];
}

function count(database: Database, where: string, values: Readonly<Record<string, string | null>>): number {
  return (database.prepare(`${HOLDING} SELECT count(*) AS n FROM holding WHERE ${where}`).get(values) as { n: number })
    .n;
}
