import { setImmediate } from 'node:timers/promises';
import type { ClassifiedTopics, GlossaryName, TopicTurn } from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { readCorrections, stampOfCorrections } from '../catalog/call-topics.ts';
import { readTurns } from '../catalog/call-turns.ts';
import type { StoredGlossary } from '../catalog/glossary-versions.ts';
import type { TopicRoom } from './topic-room.ts';

/** A classifier that is fitted to a glossary and to what people corrected. */
export interface LocalDesk {
  /**
   * Classifies calls by a version of a glossary, after fitting to it if anything has changed. Errors: `worker_crashed`,
   * `internal`, `cancelled`.
   */
  classify(
    glossary: Pick<StoredGlossary, 'id' | 'content'>,
    calls: readonly (readonly TopicTurn[])[],
    threshold: number | null,
    signal?: AbortSignal,
  ): Promise<Result<{ readonly classifier: string; readonly found: readonly ClassifiedTopics[] }, AppError>>;
}

/** Learns from the newest corrections: more of them say nothing new, and fitting stays under a second. */
const MOST_CORRECTIONS = 500;
/** Calls read before other questions to the engine are answered. */
const STRETCH = 20;
/** Turns the thread is asked about at once, or one call: what it has begun it ends, and with 500 lines 1,000 turns take half a second. */
const MOST_TURNS = 1000;

/** Opens a desk over a thread. */
export function openLocalDesk(room: TopicRoom): LocalDesk {
  const fitted = new Map<GlossaryName, { readonly key: string; readonly version: string }>();

  /** What people said of calls, with what was said in them. */
  const readLessons = async (name: GlossaryName) => {
    const lessons: { turns: TopicTurn[]; entryIds: string[] }[] = [];
    for (const [n, { callId, topics }] of readCorrections(room.catalog, name, MOST_CORRECTIONS).entries()) {
      if (n % STRETCH === STRETCH - 1) await setImmediate();
      const said = readTurns(room.catalog, callId);
      if (said) lessons.push({ turns: [...said.turns], entryIds: topics.map(({ entryId }) => entryId) });
    }
    return lessons;
  };

  return {
    async classify(glossary, calls, threshold, signal) {
      const { name } = glossary.content;
      const stamp = stampOfCorrections(room.catalog, name);
      const key = `${room.thread.generation()}:${name}:${glossary.id}:${stamp}`;
      let fit = fitted.get(name);
      if (fit?.key !== key) {
        const corrections = await readLessons(name);
        const entries = glossary.content.entries.map(copyEntry);
        const asked = await room.thread.ask('fit', { key, glossary: { name, entries }, corrections }, signal);
        if (!asked.ok) return asked;
        fit = { key, version: asked.value.version };
        fitted.set(name, fit);
      }
      const found: ClassifiedTopics[] = [];
      for (const some of inMessages(calls)) {
        if (signal?.aborted) return err(appError('cancelled', 'stopped before all topics were found'));
        const classified = await room.thread.ask('classify', { key, calls: some, threshold }, signal);
        // The thread died in between: the next question fits anew.
        if (!classified.ok) fitted.delete(name);
        if (!classified.ok) return classified;
        found.push(...classified.value);
      }
      return ok({ classifier: fit.version, found });
    },
  };
}

/** Calls in their order, as many together as have few turns. */
function inMessages(calls: readonly (readonly TopicTurn[])[]): TopicTurn[][][] {
  const messages: TopicTurn[][][] = [];
  let turns = Number.POSITIVE_INFINITY;
  for (const call of calls) {
    turns += call.length;
    if (turns > MOST_TURNS) {
      messages.push([]);
      turns = call.length;
    }
    messages.at(-1)?.push([...call]);
  }
  return messages;
}

function copyEntry(entry: StoredGlossary['content']['entries'][number]) {
  return { ...entry, keywords: [...entry.keywords], examples: [...entry.examples] };
}
