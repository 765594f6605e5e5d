import type { FusionSettings } from '../../../shared/domain/fusion.ts';
import type { CallSummary } from '../../../shared/domain/topics.ts';
import type { CallTurns } from '../catalog/call-turns.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { readLaneMood } from '../catalog/lane-moods.ts';
import { type SummaryFacts, summarise } from './summary/summarise.ts';

/** The topics that hold for a call, and whether a person said them. */
export interface HeldTopics {
  readonly topics: SummaryFacts['topics'];
  readonly byPerson: boolean;
}

/** Sums a call up on this machine, from its turns, its topics and the client's mood as it is stored. See `summarise`. */
export function localSummary(
  catalog: Catalog,
  call: CallTurns & { readonly callId: string },
  { topics, byPerson }: HeldTopics,
  fusion: FusionSettings,
): CallSummary {
  const client = call.quotes.find(({ side }) => side === 'client');
  const mood = client && readLaneMood(catalog, call.callId, client.channel, fusion);
  return summarise({
    turns: call.turns,
    topics,
    durationS: call.durationS,
    mood: mood ?? { start: null, end: null, whole: null },
    topicsByPerson: byPerson,
  });
}
