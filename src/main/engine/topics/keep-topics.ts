import type { TopicTrouble } from '../../../shared/domain/topic-trouble.ts';
import {
  type CallSummary,
  type CallTopic,
  type ClassifiedTopics,
  type FoundTopic,
  labelOf,
} from '../../../shared/domain/topics.ts';
import { saveCallTopics } from '../catalog/call-topics.ts';
import { type CallTurns, readTurns } from '../catalog/call-turns.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { readGlossaryVersion, type StoredGlossary } from '../catalog/glossary-versions.ts';
import { markOutdated } from '../catalog/touched-calls.ts';

/** A call as it was read before it was classified. */
export interface TranscribedCall extends CallTurns {
  readonly callId: string;
  readonly glossary: StoredGlossary;
}

/** How a call's topics came about. */
interface How {
  readonly wanted: 'local' | 'bedrock';
  readonly by: 'local' | 'bedrock';
  readonly trouble: TopicTrouble | null;
  readonly classifier: string;
}

/** Keeps what was found, unless the call was recognised anew meanwhile: then it is classified again. */
export function keepTopics(
  catalog: Catalog,
  { glossary, quotes, recognisedAt, callId }: TranscribedCall,
  how: How,
  found: ClassifiedTopics,
  summary: CallSummary,
): void {
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
