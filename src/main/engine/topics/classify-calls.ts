import { setImmediate } from 'node:timers/promises';
import type { FusionSettings } from '../../../shared/domain/fusion.ts';
import type { TopicTrouble } from '../../../shared/domain/topic-trouble.ts';
import { type ClassifiedTopics, type GlossaryName, labelOf } from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { readTurns } from '../catalog/call-turns.ts';
import type { StoredGlossary } from '../catalog/glossary-versions.ts';
import type { GlossaryShelf } from './glossary-shelf.ts';
import { keepTopics, type TranscribedCall } from './keep-topics.ts';
import type { LocalDesk } from './local-desk.ts';
import { localSummary } from './local-summary.ts';
import type { RemoteTopics } from './remote-topics.ts';
import type { TopicRoom } from './topic-room.ts';

/** A call that is to be classified, and by which glossary. */
export interface DueCall {
  readonly callId: string;
  readonly glossary: GlossaryName;
}

/** By whom and how. */
export interface TopicRules {
  /** Asked first; null: everything is done on this machine. */
  readonly remote: RemoteTopics | null;
  readonly threshold: number | null;
  /** What the mood in summaries goes by. */
  readonly fusion: FusionSettings;
}

/** How a call's topics were found. */
export interface ClassifiedCall {
  readonly callId: string;
  readonly by: 'local' | 'bedrock';
  readonly trouble: TopicTrouble | null;
  /** How many topics fit. */
  readonly topics: number;
}

/** Who classifies; see `classifyCalls`. */
export interface TopicDesks {
  readonly room: TopicRoom;
  readonly shelf: GlossaryShelf;
  readonly local: LocalDesk;
}

/**
 * Classifies and summarises calls, and keeps what was found: with Bedrock one after the other, and what it does not answer, or
 * everything where it is not asked, on this machine, all at once. A call without a transcript is left out. Errors: `bad_glossary`, of
 * the sample; `worker_crashed`, `internal`; `cancelled`, of what was not asked yet.
 */
export async function classifyCalls(
  { room, shelf, local }: TopicDesks,
  due: readonly DueCall[],
  rules: TopicRules,
  signal: AbortSignal,
): Promise<Result<readonly ClassifiedCall[], AppError>> {
  const classified: ClassifiedCall[] = [];
  const left = new Map<
    string,
    { readonly glossary: StoredGlossary; calls: (TranscribedCall & { trouble: TopicTrouble | null })[] }
  >();
  for (const { callId, glossary: name } of due) {
    const glossary = await shelf.current(name);
    if (!glossary.ok) return glossary;
    const said = readTurns(room.catalog, callId);
    if (!said) continue;
    const read = { callId, glossary: glossary.value, ...said };
    // Nobody has to be asked about a call in which nothing was said.
    const remote = said.turns.length > 0 ? rules.remote : null;
    const asked =
      remote && (await remote.classify({ callId, turns: said.turns, glossary: glossary.value.content }, signal));
    // Who stopped does not want another answer in its place.
    if (signal.aborted) return err(appError('cancelled', 'stopped before all topics were found'));
    if (asked?.ok) {
      const { topics, summary } = asked.value;
      keepTopics(
        room.catalog,
        read,
        { wanted: 'bedrock', by: 'bedrock', trouble: null, classifier: rules.remote?.classifier ?? '' },
        { topics, nearest: null },
        summary,
      );
      classified.push({ callId, by: 'bedrock', trouble: null, topics: topics.length });
      continue;
    }
    const group = left.get(name) ?? { glossary: glossary.value, calls: [] };
    left.set(name, group);
    group.calls.push({ ...read, trouble: asked ? asked.error : null });
  }
  for (const { glossary, calls } of left.values()) {
    const found = await local.classify(
      glossary,
      calls.map(({ turns }) => turns),
      rules.threshold,
      signal,
    );
    if (!found.ok) return found;
    for (const [n, call] of calls.entries()) {
      // Summing up an hour of speech takes a fifth of a second: other questions to the engine are answered in between.
      await setImmediate();
      const { trouble, callId } = call;
      const own = found.value.found[n] ?? { topics: [], nearest: null };
      const { classifier } = found.value;
      keepTopics(
        room.catalog,
        call,
        { wanted: rules.remote ? 'bedrock' : 'local', by: 'local', trouble, classifier },
        own,
        localSummary(room.catalog, call, labelled(glossary, own), rules.fusion),
      );
      classified.push({ callId, by: 'local', trouble, topics: own.topics.length });
    }
  }
  return ok(classified);
}

function labelled({ content }: StoredGlossary, { topics }: ClassifiedTopics) {
  const labels = new Map(content.entries.map((entry) => [entry.id, labelOf(entry)]));
  return topics.map(({ entryId, evidence }) => ({ label: labels.get(entryId) ?? '', evidence }));
}
