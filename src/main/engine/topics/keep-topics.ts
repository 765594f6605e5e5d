import type { TopicTrouble } from '../../../shared/domain/topic-trouble.ts';
import {
  type CallSummary,
  type CallTopic,
  type ClassifiedTopics,
  type FoundTopic,
  labelOf,
} from '../../../shared/domain/topics.ts';
import { readCallTopics, saveCallTopics } from '../catalog/call-topics.ts';
import { type CallTurns, stampOfCall } from '../catalog/call-turns.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type StoredGlossary, versionInUse } from '../catalog/glossary-versions.ts';
import { markOutdated } from '../catalog/touched-calls.ts';

/** A call as it was read before it was classified. */
export interface TranscribedCall extends CallTurns {
  readonly callId: string;
  readonly glossary: StoredGlossary;
}

/** See `keepTopics`. */
export type Alongside = (callId: string, before: readonly string[], after: readonly string[]) => void;

/** How a call's topics came about. */
interface How {
  readonly wanted: 'local' | 'bedrock';
  readonly by: 'local' | 'bedrock';
  readonly trouble: TopicTrouble | null;
  readonly classifier: string;
}

/**
 * Keeps what was found. False: the call was recognised anew, a person said who is the agent, or chose its glossary meanwhile; then nothing
 * is kept, and it is to be classified again. `alongside` is done in the same transaction, and told
 * the machine's labels before and after.
 */
export function keepTopics(
  catalog: Catalog,
  { glossary, quotes, recognisedAt, stamp, callId }: TranscribedCall,
  how: How,
  found: ClassifiedTopics,
  summary: CallSummary,
  alongside?: Alongside,
): boolean {
  const labels = new Map(glossary.content.entries.map((entry) => [entry.id, labelOf(entry)]));
  const at = (turns: readonly number[]) => turns.flatMap((turn) => quotes[turn] ?? []);
  const shown = ({ entryId, score, evidence }: FoundTopic): CallTopic[] => {
    const label = labels.get(entryId);
    return label === undefined ? [] : [{ entryId, label, score, evidence: at(evidence) }];
  };
  return catalog.quickTransaction(() => {
    if (stampOfCall(catalog, callId) !== stamp) return false;
    const before = alongside ? labelsOf(readCallTopics(catalog, callId)?.topics ?? []) : [];
    const topics = found.topics.flatMap(shown);
    saveCallTopics(catalog, callId, {
      ...how,
      glossary: glossary.content.name,
      glossaryVersionId: glossary.id,
      recognisedAt,
      state: isLasting(how.trouble) ? 'done' : 'deferred',
      topics,
      nearest: (found.nearest && shown(found.nearest)[0]) ?? null,
      summary: { text: summary.text, kind: summary.kind, quotes: at(summary.quotes) },
    });
    // A change that was made meanwhile has marked what was there before this.
    if (versionInUse(catalog, glossary.content.name) !== glossary.id) markOutdated(catalog, [callId]);
    alongside?.(callId, before, labelsOf(topics));
    return true;
  });
}

function labelsOf(topics: readonly CallTopic[]): string[] {
  return topics.map(({ label }) => label);
}

/** Whether asking again at the next run would come out the same: these are answers, the others are circumstances. */
function isLasting(trouble: TopicTrouble | null): boolean {
  return trouble === null || trouble.code === 'answer_invalid' || trouble.code === 'request_refused';
}
