import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { callTopicSchema, type GlossaryName } from '../../../shared/domain/topics.ts';
import type { Catalog } from './catalog.ts';

/** Which calls a change of a glossary touches: what it may give another topic. */
export interface TouchRule {
  /** Lines that were changed or removed: calls that were given one of them, or were nearest to it. */
  readonly entryIds: ReadonlySet<string>;
  /** Whether a name, keyword or example that came or went is said in a turn; null: none did. */
  readonly isSaidIn: ((turn: string) => boolean) | null;
}

/** Calls looked at before other questions to the engine are answered. */
const STRETCH = 20;
/** Between the turns of a call as they are read: ASCII’s separator of records, which nobody says. */
const BETWEEN = '\u001e';

/**
 * The calls with topics of a glossary that a change touches. A call that a person corrected is among them: what they said holds
 * whatever the machine finds, and is compared with it.
 */
export async function findTouchedCalls(catalog: Catalog, glossary: GlossaryName, rule: TouchRule): Promise<string[]> {
  const { entryIds, isSaidIn } = rule;
  const touched: string[] = [];
  for (let after = ''; ; ) {
    const rows = catalog.all(
      catalog.sql
        .selectFrom('call_topics')
        .select(['call_id', 'topics', 'nearest'])
        .select((eb) =>
          eb
            .selectFrom('chunks')
            .whereRef('chunks.call_id', '=', 'call_topics.call_id')
            .where(sql.lit(isSaidIn ? 1 : 0), '=', 1)
            .select(sql<string | null>`group_concat(text, ${BETWEEN})`.as('text'))
            .as('text'),
        )
        .where('glossary', '=', glossary)
        .where('call_id', '>', after)
        .orderBy('call_id')
        .limit(STRETCH),
    );
    for (const { call_id, topics, nearest, text } of rows) {
      const given = [...callTopicSchema.array().parse(JSON.parse(topics)), ...readNearest(nearest)];
      const isGiven = given.some(({ entryId }) => entryIds.has(entryId));
      if (isGiven || (isSaidIn && text?.split(BETWEEN).some(isSaidIn))) touched.push(call_id);
    }
    const last = rows.at(-1);
    if (!last || rows.length < STRETCH) return touched;
    after = last.call_id;
    await setImmediate();
  }
}

function readNearest(nearest: string | null) {
  return nearest === null ? [] : [callTopicSchema.parse(JSON.parse(nearest))];
}

/** Marks calls as to be classified again. Call it inside a transaction. */
export function markOutdated(catalog: Catalog, callIds: readonly string[]): void {
  const wanted = sql<string>`(SELECT value FROM json_each(${JSON.stringify(callIds)}))`;
  catalog.run(catalog.sql.updateTable('call_topics').set({ state: 'outdated' }).where('call_id', 'in', wanted));
}

/** The calls of a glossary that are to be classified again; with `deferred` also those for which a local answer stands in. */
export function outdatedCalls(catalog: Catalog, glossary: GlossaryName, deferred = false): string[] {
  const query = catalog.sql
    .selectFrom('call_topics')
    .select('call_id')
    .where('glossary', '=', glossary)
    .where('state', 'in', deferred ? ['outdated', 'deferred'] : ['outdated'])
    .orderBy('call_id');
  return catalog.all(query).map(({ call_id }) => call_id);
}
