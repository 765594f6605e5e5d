import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import type { GlossaryName } from '../../../shared/domain/topics.ts';
import type { Catalog } from './catalog.ts';

/** What the calls make of a glossary. Topics are those that hold: a person's, or else the machine's. */
export interface GlossaryFigures {
  readonly calls: number;
  readonly noTopic: number;
  readonly outdated: number;
  readonly corrected: number;
  /** Calls by the id of a line that holds for them. */
  readonly callsOfLines: Readonly<Record<string, number>>;
}

/** Calls counted before other questions to the engine are answered. */
const STRETCH = 2000;
const idsSchema = z.array(z.string());

/** Counts the calls of a glossary. */
export async function countGlossaryCalls(catalog: Catalog, glossary: GlossaryName): Promise<GlossaryFigures> {
  const figures = { calls: 0, noTopic: 0, outdated: 0, corrected: 0 };
  const callsOfLines: Record<string, number> = {};
  for (let after = ''; ; ) {
    const rows = catalog.all(
      catalog.sql
        .selectFrom('call_topics')
        .leftJoin('topic_corrections', (join) =>
          join
            .onRef('topic_corrections.call_id', '=', 'call_topics.call_id')
            .onRef('topic_corrections.glossary', '=', 'call_topics.glossary'),
        )
        .select(['call_topics.call_id', 'state', 'topic_corrections.call_id as corrected'])
        .select(entryIdsThatHold.as('ids'))
        .where('call_topics.glossary', '=', glossary)
        .where('call_topics.call_id', '>', after)
        .orderBy('call_topics.call_id')
        .limit(STRETCH),
    );
    for (const { ids, state, corrected } of rows) {
      const held = idsSchema.parse(JSON.parse(ids));
      figures.calls += 1;
      if (held.length === 0) figures.noTopic += 1;
      if (state === 'outdated') figures.outdated += 1;
      if (corrected !== null) figures.corrected += 1;
      for (const id of held) callsOfLines[id] = (callsOfLines[id] ?? 0) + 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < STRETCH) return { ...figures, callsOfLines };
    after = last.call_id;
    await setImmediate();
  }
}

/** The ids of the lines that hold for a call, as JSON; read in SQLite, as evidence is many times as much. */
const entryIdsThatHold = sql<string>`(
  SELECT json_group_array(json_extract(value, '$.entryId'))
  FROM json_each(coalesce(topic_corrections.topics, call_topics.topics)))`;
