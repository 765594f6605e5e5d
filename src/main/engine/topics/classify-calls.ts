import { setImmediate } from 'node:timers/promises';
import type { FusionSettings } from '../../../shared/domain/fusion.ts';
import type { TopicTrouble } from '../../../shared/domain/topic-trouble.ts';
import { type ClassifiedTopics, type GlossaryName, labelOf } from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { readCorrection } from '../catalog/call-topics.ts';
import { readTurns } from '../catalog/call-turns.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { StoredGlossary } from '../catalog/glossary-versions.ts';
import type { GlossaryShelf } from './glossary-shelf.ts';
import { type Alongside, keepTopics, type TranscribedCall } from './keep-topics.ts';
import type { LocalDesk } from './local-desk.ts';
import { type HeldTopics, localSummary } from './local-summary.ts';
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
  /** See `keepTopics`. */
  readonly alongside?: Alongside;
}

/** How a call's topics were found. */
export interface ClassifiedCall extends DueCall {
  /** False: the call was changed meanwhile, and is to be classified again. */
  readonly kept: boolean;
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
 * Classifies and summarises calls, and keeps what was found: with a service one after the other, and what it does not answer, or
 * everything where it is not asked, on this machine, all at once. A call without a transcript is left out. Errors: `bad_glossary`, of
 * the sample; `worker_crashed`, `internal`; `cancelled`, of what was not asked yet. Throws what SQLite does.
 */
export async function classifyCalls(
  { room, shelf, local }: TopicDesks,
  due: readonly DueCall[],
  rules: TopicRules,
  signal: AbortSignal,
): Promise<Result<readonly ClassifiedCall[], AppError>> {
  const { catalog } = room;
  const classified: ClassifiedCall[] = [];
  const left = new Map<GlossaryName, { readonly glossary: StoredGlossary; readonly calls: AskedCall[] }>();
  for (const one of due) {
    const glossary = await shelf.current(one.glossary);
    if (!glossary.ok) return glossary;
    const said = readTurns(catalog, one.callId);
    if (!said) continue;
    const call = { ...said, callId: one.callId, glossary: glossary.value };
    // Nobody has to be asked about a call in which nothing was said.
    const remote = call.turns.length > 0 ? rules.remote : null;
    const asked = remote && (await remote.classify({ ...call, glossary: glossary.value.content }, signal));
    if (remote && asked?.ok) {
      // It is paid for: kept also if somebody has stopped meanwhile.
      const { topics, summary } = asked.value;
      const how = { wanted: 'bedrock', by: 'bedrock', trouble: null, classifier: remote.classifier } as const;
      const kept = keepTopics(catalog, call, how, { topics, nearest: null }, summary, rules.alongside);
      classified.push({ ...one, kept, by: 'bedrock', trouble: null, topics: topics.length });
      continue;
    }
    // Who stopped does not want another answer in its place.
    if (signal.aborted) return err(appError('cancelled', 'stopped before all topics were found'));
    const group = left.get(one.glossary) ?? { glossary: glossary.value, calls: [] };
    left.set(one.glossary, group);
    group.calls.push({ ...call, trouble: asked && !asked.ok ? asked.error : null });
  }
  const wanted = rules.remote ? 'bedrock' : 'local';
  for (const [name, { glossary, calls }] of left) {
    const turns = calls.map((call) => call.turns);
    const found = await local.classify(glossary, turns, rules.threshold, signal);
    if (!found.ok) return found;
    const { classifier } = found.value;
    for (const [n, call] of calls.entries()) {
      // Summing up an hour of speech takes a fifth of a second: other questions to the engine are answered in between.
      await setImmediate();
      const { trouble, callId } = call;
      const own = found.value.found[n] ?? { topics: [], nearest: null };
      const summary = localSummary(catalog, call, heldTopics(catalog, call, own), rules.fusion);
      const kept = keepTopics(
        catalog,
        call,
        { wanted, by: 'local', trouble, classifier },
        own,
        summary,
        rules.alongside,
      );
      classified.push({ callId, glossary: name, kept, by: 'local', trouble, topics: own.topics.length });
    }
  }
  return ok(classified);
}

/** A call with why a service gave nothing for it; null: it was not asked. */
interface AskedCall extends TranscribedCall {
  readonly trouble: TopicTrouble | null;
}

/** The topics that a summary says: a person's, or else those that were found. */
function heldTopics(catalog: Catalog, { callId, glossary }: TranscribedCall, { topics }: ClassifiedTopics): HeldTopics {
  const { name, entries } = glossary.content;
  const evidenceOf = (id: string) => topics.find(({ entryId }) => entryId === id)?.evidence ?? [];
  const said = readCorrection(catalog, callId, name);
  if (said)
    return { byPerson: true, topics: said.map(({ entryId, label }) => ({ label, evidence: evidenceOf(entryId) })) };
  const labels = new Map(entries.map((entry) => [entry.id, labelOf(entry)]));
  const found = topics.map(({ entryId, evidence }) => ({ label: labels.get(entryId) ?? '', evidence }));
  return { byPerson: false, topics: found };
}
