import type { ClassifiedTopics, GlossaryName, TopicTurn } from '../../../shared/domain/topics.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { readCorrections } from '../catalog/call-topics.ts';
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
    glossary: StoredGlossary,
    calls: readonly (readonly TopicTurn[])[],
    threshold: number | null,
    signal?: AbortSignal,
  ): Promise<Result<{ readonly classifier: string; readonly found: readonly ClassifiedTopics[] }, AppError>>;
}

/** Learns from the newest corrections: more of them say nothing new, and fitting stays under a second. */
const MOST_CORRECTIONS = 500;

/** Opens a desk over a thread. */
export function openLocalDesk(room: TopicRoom): LocalDesk {
  const fitted = new Map<GlossaryName, { readonly key: string; readonly version: string }>();
  return {
    async classify(glossary, calls, threshold, signal) {
      const { name } = glossary.content;
      const corrections = readCorrections(room.catalog, name).slice(0, MOST_CORRECTIONS);
      const stamp = `${corrections.length}/${corrections[0]?.correctedAt ?? ''}`;
      const key = `${room.thread.generation()}:${name}:${glossary.id}:${stamp}`;
      let fit = fitted.get(name);
      if (fit?.key !== key) {
        const learnt = corrections.flatMap(({ callId, topics }) => {
          const said = readTurns(room.catalog, callId);
          return said ? [{ turns: [...said.turns], entryIds: topics.map(({ entryId }) => entryId) }] : [];
        });
        const entries = glossary.content.entries.map(copyEntry);
        const asked = await room.thread.ask('fit', { key, glossary: { name, entries }, corrections: learnt }, signal);
        if (!asked.ok) return asked;
        fit = { key, version: asked.value.version };
        fitted.set(name, fit);
      }
      const turns = calls.map((call) => [...call]);
      const classified = await room.thread.ask('classify', { key, calls: turns, threshold }, signal);
      // The thread died in between: the next question fits anew.
      if (!classified.ok) fitted.delete(name);
      return classified.ok ? ok({ classifier: fit.version, found: classified.value }) : classified;
    },
  };
}

function copyEntry(entry: StoredGlossary['content']['entries'][number]) {
  return { ...entry, keywords: [...entry.keywords], examples: [...entry.examples] };
}
