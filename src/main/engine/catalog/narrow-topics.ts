import {
  type CallFacets,
  type ListedTopics,
  type TopicQuery,
  type TopicState,
  topicStateSchema,
} from '../../../shared/domain/call-list.ts';
import { GLOSSARY_NAMES } from '../../../shared/domain/topics.ts';
import type { IndexedFile } from './batch-index.ts';
import { compareTexts } from './sort-files.ts';

type File = Pick<IndexedFile, 'topics' | 'status'>;

/** Whether a file has one of these topics; none of them: every file fits. Asked once for each of a few hundred combinations. */
export function fitsTopics(wanted: readonly TopicQuery[]): (file: File) => boolean {
  if (wanted.length === 0) return () => true;
  const keys = new Set(wanted.map(keyOf));
  const known = new Map<ListedTopics, boolean>();
  return ({ topics }) => {
    if (!topics) return false;
    const fits = known.get(topics) ?? keysOf(topics).some((key) => keys.has(key));
    known.set(topics, fits);
    return fits;
  };
}

/** Whether a file's topics are in a state. */
export function hasTopicState({ topics, status }: File, state: TopicState): boolean {
  switch (state) {
    case 'missing':
      return topics === null && status === 'done';
    case 'outdated':
      return topics?.state === 'outdated';
    case 'corrected':
      return topics?.by === 'human';
    case 'fallback':
      return topics?.fallback === true;
  }
}

/** Counts on the way over the files: by combination of topics, which is a few hundred and not as many as calls. */
interface TopicCounts {
  readonly combinations: Map<ListedTopics, number>;
  readonly states: Record<TopicState, number>;
}

/** Nothing is counted yet. */
export function emptyTopicCounts(): TopicCounts {
  return { combinations: new Map(), states: { outdated: 0, corrected: 0, fallback: 0, missing: 0 } };
}

/** Counts a file that the other filters leave: for the topics, for the states. */
export function countTopics(counts: TopicCounts, file: File, forTopics: boolean, forStates: boolean): void {
  const { topics } = file;
  if (forTopics && topics) counts.combinations.set(topics, (counts.combinations.get(topics) ?? 0) + 1);
  if (!forStates) return;
  for (const state of topicStateSchema.options) if (hasTopicState(file, state)) counts.states[state]++;
}

/** The counts as facets; a topic that is chosen stays in its list, also when the other filters leave nothing of it. */
export function topicFacets(
  { combinations, states }: TopicCounts,
  chosen: readonly TopicQuery[],
): Pick<CallFacets, 'topics' | 'topicStates'> {
  const files = new Map<string, number>(chosen.map((topic) => [keyOf(topic), 0]));
  for (const [topics, count] of combinations)
    for (const key of new Set(keysOf(topics))) files.set(key, (files.get(key) ?? 0) + count);
  const topics = [...files].map(([key, count]) => ({ ...topicOf(key), files: count }));
  return {
    topics: topics.sort((a, b) => b.files - a.files || compareTexts(a.label ?? '', b.label ?? '')),
    topicStates: states,
  };
}

/** The glossary's name, and after it the label, or nothing where no topic fits. */
function keyOf({ glossary, label }: TopicQuery): string {
  return label === null ? glossary : `${glossary}:${label}`;
}

function keysOf({ glossary, labels }: ListedTopics): string[] {
  return labels.length === 0 ? [glossary] : labels.map((label) => keyOf({ glossary, label }));
}

function topicOf(key: string): TopicQuery {
  const glossary = GLOSSARY_NAMES.find((name) => key.startsWith(name)) ?? 'B2C';
  return { glossary, label: key === glossary ? null : key.slice(glossary.length + 1) };
}
