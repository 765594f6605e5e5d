import type { ListedTopics } from '../../../shared/domain/call-list.ts';
import type { GlossaryName } from '../../../shared/domain/topics.ts';
import type { Catalog } from './catalog.ts';

type Row = readonly [
  position: number,
  glossary: GlossaryName,
  state: ListedTopics['state'],
  by: 'local' | 'bedrock' | 'human',
  fallback: number,
  labels: string,
];

/**
 * Reads what lists say of the topics of a batch's files: those that hold, without scores and quotes. As arrays, and without Kysely
 * in between: it reads 100,000 calls at once. Calls with the same topics share them: there are a few hundred combinations.
 */
export function prepareListedTopics({ database }: Catalog) {
  const select = `
    SELECT batch_files.position, found.glossary, found.state,
      iif(corrected.call_id IS NULL, found.by, 'human'), found.trouble IS NOT NULL,
      (SELECT json_group_array(value ->> 'label') FROM json_each(coalesce(corrected.topics, found.topics)))
    FROM batch_files JOIN call_topics AS found ON found.call_id = batch_files.call_id
      LEFT JOIN topic_corrections AS corrected ON corrected.call_id = found.call_id AND corrected.glossary = found.glossary
    WHERE batch_files.batch_id = ?`;
  const between = database
    .prepare<[string, number, number], Row>(`${select} AND batch_files.position BETWEEN ? AND ?`)
    .raw();
  const some = database
    .prepare<[string, string], Row>(`${select} AND batch_files.position IN (SELECT value FROM json_each(?))`)
    .raw();
  const shared = new Map<string, ListedTopics>();
  const byPosition = (rows: readonly Row[]): ReadonlyMap<number, ListedTopics> =>
    new Map(
      rows.map(([position, ...parts]) => {
        const key = JSON.stringify(parts);
        const topics = shared.get(key) ?? listed(parts);
        shared.set(key, topics);
        return [position, topics];
      }),
    );
  return {
    /** Of the files from `first` to `last`, by position. */
    between: (batchId: string, first: number, last: number) => byPosition(between.all(batchId, first, last)),
    /** Of the files at these positions, by position. */
    at: (batchId: string, positions: readonly number[]) => byPosition(some.all(batchId, JSON.stringify(positions))),
  };
}

function listed([glossary, state, by, fallback, labels]: readonly [...parts: Parts]): ListedTopics {
  // Written by the database itself, out of what was parsed when it was stored.
  return { glossary, state, by, fallback: fallback === 1, labels: JSON.parse(labels) as string[] };
}

type Parts = Row extends readonly [number, ...infer Rest] ? Rest : never;
