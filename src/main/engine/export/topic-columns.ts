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
  { name: 'summary', value: ({ topics }) => summaryText(topics) },
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

/** The sentence and, after it, the quotes it rests on, each with who said it. */
function summaryText(found: CallTopics | null): string | null {
  if (!found?.summary) return null;
  const { text, quotes } = found.summary;
  return [text, ...quotes.map((quote) => `${SAID_BY[quote.side]} « ${quote.text} »`)].join('\n');
}

const SAID_BY = { agent: 'Agent :', client: 'Client :', mixed: '—' } as const;
