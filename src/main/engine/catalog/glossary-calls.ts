import { setImmediate } from 'node:timers/promises';
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
  readonly count: number;
  /** The first of them. */
  readonly calls: readonly GlossaryCall[];
}

/** What people corrected. */
export interface Confusions {
  /** The most frequent first. */
  readonly confusions: readonly Confusion[];
  /** How many are left out. */
  readonly more: number;
}

/** Calls read before other questions to the engine are answered. */
const STRETCH = 1000;

/** Letters of `words` that are listed. */
const MOST_LETTERS = 300;

/** What was quoted first: for a topic, or else in the summary. */
const QUOTED = {
  topic: sql<string | null>`json_extract(call_topics.topics, '$[0].evidence[0].text')`,
  nearest: sql<string | null>`json_extract(call_topics.nearest, '$.evidence[0].text')`,
  summary: sql<string | null>`json_extract(call_topics.summary, '$.quotes[0].text')`,
};

const whatHolds = sql<string>`coalesce(topic_corrections.topics, call_topics.topics)`;

/** Ends of stretches of calls, in the order of their ids: after the one, up to the other; others are answered in between. */
async function* stretches(catalog: Catalog): AsyncGenerator<{ readonly after: string; readonly upTo: string }> {
  for (let after = ''; ; ) {
    const next = catalog.sql
      .selectFrom('call_topics')
      .select('call_id')
      .where('call_id', '>', after)
      .orderBy('call_id');
    const upTo = catalog.first(next.limit(1).offset(STRETCH - 1))?.call_id;
    // No id is greater than the last letter there is.
    yield { after, upTo: upTo ?? '\u{10ffff}' };
    if (upTo === undefined) return;
    after = upTo;
    await setImmediate();
  }
}

/** The calls of a glossary in a stretch. The plus keeps SQLite from reading the glossary's whole index for each. */
function callsOf(catalog: Catalog, glossary: GlossaryName, { after, upTo }: { after: string; upTo: string }) {
  return catalog.sql
    .selectFrom('call_topics')
    .leftJoin('topic_corrections', 'topic_corrections.call_id', 'call_topics.call_id')
    .select('call_topics.call_id')
    .where('call_topics.call_id', '>', after)
    .where('call_topics.call_id', '<=', upTo)
    .where(sql`+call_topics.glossary`, '=', glossary);
}

/** Calls by their ids, with their files' names, and what tells most of them: `words`, or else what the summary quotes. */
function describe(catalog: Catalog, callIds: readonly string[], words: typeof QUOTED.topic) {
  const wanted = sql<string>`(SELECT value FROM json_each(${JSON.stringify(callIds)}))`;
  const rows = catalog.all(
    catalog.sql
      .selectFrom('call_topics')
      .innerJoin('calls', 'calls.id', 'call_topics.call_id')
      .innerJoin('files', 'files.id', 'calls.file_id')
      .leftJoin('topic_corrections', 'topic_corrections.call_id', 'call_topics.call_id')
      .select(['call_topics.call_id as callId', 'files.name as fileName', 'nearest'])
      .select('topic_corrections.topics as corrected')
      .select(sql<string>`substr(coalesce(${words}, ${QUOTED.summary}, ''), 1, ${MOST_LETTERS})`.as('words'))
      .where('call_topics.call_id', 'in', wanted),
  );
  return new Map(rows.map((row) => [row.callId, row]));
}

interface Ranked {
  readonly callId: string;
  readonly score: number;
}

/** The `most` calls that score best. */
function best(ranked: readonly Ranked[], most: number): Ranked[] {
  return ranked.toSorted((one, other) => other.score - one.score).slice(0, most);
}

/** Those that score best first, and of one score by the names of their files. */
function inOrder<T extends { readonly fileName: string }>(
  ranked: readonly Ranked[],
  described: ReadonlyMap<string, T>,
) {
  return ranked
    .flatMap(({ callId, score }) => {
      const call = described.get(callId);
      return call ? [{ call, score }] : [];
    })
    .sort((one, other) => other.score - one.score || (one.call.fileName < other.call.fileName ? -1 : 1))
    .map(({ call }) => call);
}

/** The calls of a glossary that no topic holds for, at most `most`, those nearest to one first. */
export async function listUnfitCalls(catalog: Catalog, glossary: GlossaryName, most: number): Promise<UnfitCall[]> {
  let ranked: Ranked[] = [];
  for await (const stretch of stretches(catalog)) {
    const rows = catalog.all(
      callsOf(catalog, glossary, stretch)
        .select(sql<number>`coalesce(json_extract(call_topics.nearest, '$.score'), -1)`.as('score'))
        .where(whatHolds, '=', '[]'),
    );
    ranked = best([...ranked, ...rows.map(({ call_id, score }) => ({ callId: call_id, score }))], most);
  }
  const described = describe(
    catalog,
    ranked.map(({ callId }) => callId),
    QUOTED.nearest,
  );
  return inOrder(ranked, described).map(({ callId, fileName, words, nearest, corrected }) => {
    const near = nearest === null ? null : callTopicSchema.parse(JSON.parse(nearest));
    return {
      ...{ callId, fileName, words, byPerson: corrected !== null },
      nearest: near && { entryId: near.entryId, label: near.label, score: near.score },
    };
  });
}

/** The calls that a line holds for, at most `most`: by a person's word first, then the surest first. */
export async function listCallsOfLine(
  catalog: Catalog,
  glossary: GlossaryName,
  entryId: string,
  most: number,
): Promise<GlossaryCall[]> {
  const held = sql<{ value: string }>`json_each(${whatHolds})`;
  let ranked: Ranked[] = [];
  for await (const stretch of stretches(catalog)) {
    const rows = catalog.all(
      callsOf(catalog, glossary, stretch)
        .innerJoin(held.as('held'), (join) => join.onTrue())
        .select(sql<number>`coalesce(json_extract(held.value, '$.score'), 2)`.as('score'))
        .where(sql`json_extract(held.value, '$.entryId')`, '=', entryId),
    );
    ranked = best([...ranked, ...rows.map(({ call_id, score }) => ({ callId: call_id, score }))], most);
  }
  const evidence = sql<string | null>`(SELECT json_extract(value, '$.evidence[0].text') FROM json_each(${whatHolds})
    WHERE json_extract(value, '$.entryId') = ${entryId})`;
  const described = describe(
    catalog,
    ranked.map(({ callId }) => callId),
    evidence,
  );
  return inOrder(ranked, described).map(({ callId, fileName, words }) => ({ callId, fileName, words }));
}

/**
 * What people corrected: each topic that only the machine gave with each that only the person gave, or with none where one side
 * has nothing more to say; at most so many, with so many calls of each.
 */
export async function listConfusions(
  catalog: Catalog,
  glossary: GlossaryName,
  most: { readonly confusions: number; readonly calls: number },
): Promise<Confusions> {
  const found = new Map<string, { machine: string | null; person: string | null; count: number; ids: string[] }>();
  for await (const stretch of stretches(catalog)) {
    const rows = catalog.all(
      callsOf(catalog, glossary, stretch)
        .select(['call_topics.topics', 'topic_corrections.topics as corrected'])
        .where('topic_corrections.call_id', 'is not', null),
    );
    for (const { call_id, topics, corrected } of rows) {
      const machine = callTopicSchema.array().parse(JSON.parse(topics));
      const person = correctedTopicsSchema.parse(JSON.parse(corrected ?? '[]'));
      for (const [one, other] of confused(machine, person)) {
        const key = JSON.stringify([one, other]);
        const confusion = found.get(key) ?? { machine: one, person: other, count: 0, ids: [] };
        found.set(key, confusion);
        confusion.count += 1;
        if (confusion.ids.length < most.calls) confusion.ids.push(call_id);
      }
    }
  }
  const sorted = [...found.values()].sort((one, other) => other.count - one.count);
  const listed = sorted.slice(0, most.confusions);
  const first = sql<string | null>`coalesce(${QUOTED.topic}, ${QUOTED.nearest})`;
  const described = describe(
    catalog,
    listed.flatMap(({ ids }) => ids),
    first,
  );
  const confusions = listed.map(({ machine, person, count, ids }) => {
    const ranked = ids.map((callId) => ({ callId, score: 0 }));
    const calls = inOrder(ranked, described).map(({ callId, fileName, words }) => ({ callId, fileName, words }));
    return { machine, person, count, calls };
  });
  return { confusions, more: sorted.length - listed.length };
}

type Labelled = Pick<CallTopic, 'entryId' | 'label'>;

/** Pairs of what only the machine says with what only the person says. */
function confused(machine: readonly Labelled[], person: readonly Labelled[]): [string | null, string | null][] {
  const only = (these: readonly Labelled[], others: readonly Labelled[]) =>
    these.filter(({ entryId }) => others.every((other) => other.entryId !== entryId)).map(({ label }) => label);
  const [wrong, missed] = [only(machine, person), only(person, machine)];
  if (wrong.length + missed.length === 0) return [];
  return (wrong.length > 0 ? wrong : [null]).flatMap((one) =>
    (missed.length > 0 ? missed : [null]).map((other): [string | null, string | null] => [one, other]),
  );
}
