import { sql } from 'kysely';
import type { TopicCounts } from '../../../shared/domain/outcome.ts';
import type { Catalog } from './catalog.ts';

/** What became of the topics of a batch's calls since it began (UTC, ISO 8601), in whichever of its lives. Each call counts once. */
export function countTopics(
  catalog: Catalog,
  batchId: string,
  startedAt: string,
): Pick<TopicCounts, 'done' | 'none' | 'byBedrock' | 'fallbacks'> {
  const ofBatch = catalog.sql.selectFrom('batch_files').select('call_id').where('batch_id', '=', batchId);
  const counts = catalog.first(
    catalog.sql
      .selectFrom('call_topics')
      .select((eb) => eb.fn.countAll<number>().as('done'))
      .select(sql<number>`coalesce(sum(topics = '[]'), 0)`.as('none'))
      .select(sql<number>`coalesce(sum(by = 'bedrock'), 0)`.as('byBedrock'))
      .select(sql<number>`coalesce(sum(trouble IS NOT NULL), 0)`.as('fallbacks'))
      .where('made_at', '>=', startedAt)
      .where('call_id', 'in', ofBatch.where('call_id', 'is not', null)),
  );
  return counts ?? { done: 0, none: 0, byBedrock: 0, fallbacks: 0 };
}
