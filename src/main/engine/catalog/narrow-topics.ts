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

/** Counts on the way over the files: by combination of topics and state, of which there are far fewer than calls. */
interface TopicCounts {
  readonly forTopics: Map<ListedTopics, number>;
  readonly forStates: Map<ListedTopics, number>;
  missing: number;
}

/** Nothing is counted yet. */
export function emptyTopicCounts(): TopicCounts {
  return { forTopics: new Map(), forStates: new Map(), missing: 0 };
}

/** Counts a file that the other filters leave: for the topics, for the states. */
export function countTopics(counts: TopicCounts, file: File, forTopics: boolean, forStates: boolean): void {
  const { topics } = file;
  if (topics) {
    if (forTopics) counts.forTopics.set(topics, (counts.forTopics.get(topics) ?? 0) + 1);
    if (forStates) counts.forStates.set(topics, (counts.forStates.get(topics) ?? 0) + 1);
  } else if (forStates && hasTopicState(file, 'missing')) counts.missing++;
}

/** The counts as facets; a topic that is chosen stays in its list, also when the other filters leave nothing of it. */
export function topicFacets(
  { forTopics, forStates, missing }: TopicCounts,
  chosen: readonly TopicQuery[],
): Pick<CallFacets, 'topics' | 'topicStates'> {
  const files = new Map<string, number>(chosen.map((topic) => [keyOf(topic), 0]));
  for (const [topics, count] of forTopics)
    for (const key of new Set(keysOf(topics))) files.set(key, (files.get(key) ?? 0) + count);
  const topicStates = { outdated: 0, corrected: 0, fallback: 0, missing };
  for (const [topics, count] of forStates) {
    for (const state of topicStateSchema.options)
      if (hasTopicState({ topics, status: 'done' }, state)) topicStates[state] += count;
  }
  const topics = [...files].map(([key, count]) => ({ ...topicOf(key), files: count }));
  return {
    topics: topics.sort((a, b) => b.files - a.files || compareTexts(a.label ?? '', b.label ?? '')),
    topicStates,
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
