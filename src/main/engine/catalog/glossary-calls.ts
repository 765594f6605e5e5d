import { sql } from 'kysely';
import { type CallTopic, callTopicSchema, type GlossaryName } from '../../../shared/domain/topics.ts';
import { correctedTopicsSchema } from './call-topics.ts';
import type { Catalog } from './catalog.ts';

/** A call in a list of the glossary workbench. */
export interface GlossaryCall {
  readonly callId: string;
  readonly fileName: string;
  /** What was said that tells most of it; may be empty. */
  readonly words: string;
}

/** A call that no topic fits. */
export interface UnfitCall extends GlossaryCall {
  readonly nearest: Pick<CallTopic, 'entryId' | 'label' | 'score'> | null;
  /** A person said that no topic fits. */
  readonly byPerson: boolean;
}

/** Calls whose topics a person corrected alike; null: no topic. */
export interface Confusion {
  readonly machine: string | null;
  readonly person: string | null;
  readonly calls: readonly GlossaryCall[];
}

/** What was quoted first: for a topic, or else in the summary. */
const QUOTED = {
  topic: sql<string | null>`json_extract(call_topics.topics, '$[0].evidence[0].text')`,
  nearest: sql<string | null>`json_extract(call_topics.nearest, '$.evidence[0].text')`,
  summary: sql<string | null>`json_extract(call_topics.summary, '$.quotes[0].text')`,
};

function callsOf(catalog: Catalog, glossary: GlossaryName) {
  return catalog.sql
    .selectFrom('call_topics')
    .innerJoin('calls', 'calls.id', 'call_topics.call_id')
    .innerJoin('files', 'files.id', 'calls.file_id')
    .leftJoin('topic_corrections', (join) =>
      join
        .onRef('topic_corrections.call_id', '=', 'call_topics.call_id')
        .onRef('topic_corrections.glossary', '=', 'call_topics.glossary'),
    )
    .select(['call_topics.call_id', 'files.name', 'topic_corrections.topics as corrected'])
    .where('call_topics.glossary', '=', glossary);
}

const whatHolds = sql<string>`coalesce(topic_corrections.topics, call_topics.topics)`;

/** The calls of a glossary that no topic holds for, those nearest to one first. */
export function listUnfitCalls(catalog: Catalog, glossary: GlossaryName, most: number): UnfitCall[] {
  const score = sql<number | null>`json_extract(call_topics.nearest, '$.score')`;
  const rows = catalog.all(
    callsOf(catalog, glossary)
      .select('call_topics.nearest')
      .select(sql<string>`coalesce(${QUOTED.nearest}, ${QUOTED.summary}, '')`.as('words'))
      .where(whatHolds, '=', '[]')
      .orderBy(score, 'desc')
      .orderBy('files.name')
      .limit(most),
  );
  return rows.map(({ call_id, name, corrected, nearest, words }) => {
    const near = nearest === null ? null : callTopicSchema.parse(JSON.parse(nearest));
    return {
      callId: call_id,
      fileName: name,
      words,
      nearest: near && { entryId: near.entryId, label: near.label, score: near.score },
      byPerson: corrected !== null,
    };
  });
}

/** The calls that a line holds for: by a person's word first, then the surest first. */
export function listCallsOfLine(catalog: Catalog, glossary: GlossaryName, entryId: string, most: number) {
  const held = sql<{ score: number | null }>`json_each(${whatHolds})`;
  const rows = catalog.all(
    callsOf(catalog, glossary)
      .innerJoin(held.as('held'), (join) => join.onTrue())
      .select(sql<string>`coalesce(json_extract(held.value, '$.evidence[0].text'), ${QUOTED.summary}, '')`.as('words'))
      .where(sql`json_extract(held.value, '$.entryId')`, '=', entryId)
      .orderBy(sql`coalesce(json_extract(held.value, '$.score'), 2)`, 'desc')
      .orderBy('files.name')
      .limit(most),
  );
  return rows.map(({ call_id, name, words }): GlossaryCall => ({ callId: call_id, fileName: name, words }));
}

/**
 * What people corrected: each topic that only the machine gave with each that only the person gave, or with none where one side
 * has nothing more to say. The most frequent first.
 */
export function listConfusions(catalog: Catalog, glossary: GlossaryName): Confusion[] {
  const rows = catalog.all(
    callsOf(catalog, glossary)
      .select('call_topics.topics')
      .select(sql<string>`coalesce(${QUOTED.topic}, ${QUOTED.nearest}, ${QUOTED.summary}, '')`.as('words'))
      .where('topic_corrections.call_id', 'is not', null)
      .orderBy('files.name'),
  );
  const confusions = new Map<string, { machine: string | null; person: string | null; calls: GlossaryCall[] }>();
  for (const { call_id, name, words, topics, corrected } of rows) {
    const machine = callTopicSchema.array().parse(JSON.parse(topics));
    const person = correctedTopicsSchema.parse(JSON.parse(corrected ?? '[]'));
    const only = (these: readonly { entryId: string; label: string }[], others: typeof these) =>
      these.filter(({ entryId }) => others.every((other) => other.entryId !== entryId)).map(({ label }) => label);
    const [wrong, missed] = [only(machine, person), only(person, machine)];
    if (wrong.length + missed.length === 0) continue;
    for (const one of wrong.length > 0 ? wrong : [null])
      for (const other of missed.length > 0 ? missed : [null]) {
        const key = JSON.stringify([one, other]);
        const confusion = confusions.get(key) ?? { machine: one, person: other, calls: [] };
        confusions.set(key, confusion);
        confusion.calls.push({ callId: call_id, fileName: name, words });
      }
  }
  return [...confusions.values()].sort((one, other) => other.calls.length - one.calls.length);
}
