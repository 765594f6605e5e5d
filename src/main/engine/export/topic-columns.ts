import { summaryText } from '../../../shared/domain/summary-text.ts';
import { type CallTopics, topicsThatHold } from '../../../shared/domain/topics.ts';
import type { Column } from './columns.ts';

/** The topics of a call as v1's `topics` has them: labels of the glossary with `; ` between; empty: none fits, or not found yet. */
export function topicLabels(found: CallTopics | null): string | null {
  if (!found) return null;
  return topicsThatHold(found)
    .map(({ label }) => label)
    .join('; ');
}

/** Ours: the summary, who says the topics are these and how sure, and by which glossary. */
export const EXTRA_TOPIC_COLUMNS: readonly Column[] = [
  {
    name: 'summary',
    value: ({ topics }) => (topics?.summary ? summaryText(topics.summary.text, topics.summary.quotes) : null),
  },
  { name: 'summary_kind', value: ({ topics }) => topics?.summary?.kind ?? null },
  { name: 'topics_by', value: ({ topics }) => (topics?.corrected ? 'human' : (topics?.by ?? null)) },
  {
    name: 'topic_scores',
    value: ({ topics }) =>
      !topics || topics.corrected ? null : topics.topics.map(({ score }) => score.toFixed(2)).join('; '),
  },
  { name: 'topics_state', value: ({ topics }) => topics?.state ?? null },
  { name: 'topics_trouble', value: ({ topics }) => topics?.trouble?.code ?? null },
  { name: 'glossary', value: ({ topics }) => topics?.glossary ?? null },
  { name: 'glossary_version', value: ({ topics }) => topics?.glossaryVersion ?? null },
];
