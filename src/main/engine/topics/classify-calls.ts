import type { FusionSettings } from '../../../shared/domain/fusion.ts';
import type { LaneMood } from '../../../shared/domain/lane-verdict.ts';
import type { TopicTrouble } from '../../../shared/domain/topic-trouble.ts';
import {
  type CallSummary,
  type CallTopic,
  type ClassifiedTopics,
  type FoundTopic,
  type GlossaryName,
  labelOf,
} from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { saveCallTopics } from '../catalog/call-topics.ts';
import { type CallTurns, readTurns } from '../catalog/call-turns.ts';
import { readGlossaryVersion, type StoredGlossary } from '../catalog/glossary-versions.ts';
import { readLaneMood } from '../catalog/lane-moods.ts';
import { markOutdated } from '../catalog/touched-calls.ts';
import type { GlossaryShelf } from './glossary-shelf.ts';
import type { LocalDesk } from './local-desk.ts';
import type { RemoteTopics } from './remote-topics.ts';
import { summarise } from './summary/summarise.ts';
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

interface Read extends CallTurns {
  readonly callId: string;
  readonly glossary: StoredGlossary;
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
    { readonly glossary: StoredGlossary; calls: (Read & { trouble: TopicTrouble | null })[] }
  >();
  for (const { callId, glossary: name } of due) {
    const glossary = await shelf.current(name);
    if (!glossary.ok) return glossary;
    const said = readTurns(room.catalog, callId);
    if (!said) continue;
    const read = { callId, glossary: glossary.value, ...said };
    const asked =
      rules.remote &&
      (await rules.remote.classify({ callId, turns: said.turns, glossary: glossary.value.content }, signal));
    // Who stopped does not want another answer in its place.
    if (signal.aborted) return err(appError('cancelled', 'stopped before all topics were found'));
    if (asked?.ok) {
      const { topics, summary } = asked.value;
      keep(
        room,
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
    calls.forEach((call, n) => {
      const { trouble, callId } = call;
      const own = found.value.found[n] ?? { topics: [], nearest: null };
      const { classifier } = found.value;
      keep(
        room,
        call,
        { wanted: rules.remote ? 'bedrock' : 'local', by: 'local', trouble, classifier },
        own,
        summaryOf(room, call, own, rules.fusion),
      );
      classified.push({ callId, by: 'local', trouble, topics: own.topics.length });
    });
  }
  return ok(classified);
}

/** How a call's topics came about. */
interface How {
  readonly wanted: 'local' | 'bedrock';
  readonly by: 'local' | 'bedrock';
  readonly trouble: TopicTrouble | null;
  readonly classifier: string;
}

/** Keeps what was found, unless the call was recognised anew meanwhile: then it is classified again. */
function keep(room: TopicRoom, call: Read, how: How, found: ClassifiedTopics, summary: CallSummary): void {
  const { catalog } = room;
  const { glossary, quotes, recognisedAt, callId } = call;
  const labels = new Map(glossary.content.entries.map((entry) => [entry.id, labelOf(entry)]));
  const at = (turns: readonly number[]) => turns.flatMap((turn) => quotes[turn] ?? []);
  const shown = ({ entryId, score, evidence }: FoundTopic): CallTopic[] => {
    const label = labels.get(entryId);
    return label === undefined ? [] : [{ entryId, label, score, evidence: at(evidence) }];
  };
  catalog.quickTransaction(() => {
    if (readTurns(catalog, callId)?.recognisedAt !== recognisedAt) return;
    saveCallTopics(catalog, callId, {
      ...how,
      glossary: glossary.content.name,
      glossaryVersionId: glossary.id,
      recognisedAt,
      state: isLasting(how.trouble) ? 'done' : 'deferred',
      topics: found.topics.flatMap(shown),
      nearest: (found.nearest && shown(found.nearest)[0]) ?? null,
      summary: { text: summary.text, kind: summary.kind, quotes: at(summary.quotes) },
    });
    // A change that was made meanwhile has marked what was there before this.
    const now = readGlossaryVersion(catalog, glossary.content.name);
    if (now && now.id !== glossary.id) markOutdated(catalog, [callId]);
  });
}

/** Whether asking again at the next run would come out the same: these are answers, the others are circumstances. */
function isLasting(trouble: TopicTrouble | null): boolean {
  return trouble === null || trouble.code === 'answer_invalid' || trouble.code === 'request_refused';
}

function summaryOf(room: TopicRoom, call: Read, found: ClassifiedTopics, fusion: FusionSettings): CallSummary {
  const client = call.quotes.find(({ side }) => side === 'client');
  const labels = new Map(call.glossary.content.entries.map((entry) => [entry.id, labelOf(entry)]));
  const mood: LaneMood | null = client ? readLaneMood(room.catalog, call.callId, client.channel, fusion) : null;
  return summarise({
    turns: call.turns,
    topics: found.topics.map(({ entryId, evidence }) => ({ label: labels.get(entryId) ?? '', evidence })),
    durationS: call.durationS,
    mood: mood ?? { start: null, end: null, whole: null },
    topicsByPerson: false,
  });
}
