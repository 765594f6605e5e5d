import type { TFunction } from 'i18next';
import type { TopicQuery } from '../../../../shared/domain/call-list.ts';
import { isolated } from '../../../words/isolated.ts';

/** Between topic and sub-topic, as `labelOf` joins them. */
const JOINT = ' > ';

/** What of `Topic > Sub-topic` tells it from the others of its topic; the label itself where there is no sub-topic. */
export function shortLabel(label: string): string {
  return label.split(JOINT).at(-1) ?? label;
}

/** Short names for a list of labels, one for one; two that would be called the same keep their whole labels. */
export function shortLabels(labels: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const label of labels) times.set(shortLabel(label), (times.get(shortLabel(label)) ?? 0) + 1);
  return labels.map((label) => ((times.get(shortLabel(label)) ?? 0) > 1 ? label : shortLabel(label)));
}

/** What a filter by a topic is called: with its glossary, because both may have one of that name. */
export function topicName(t: TFunction, { glossary, label }: TopicQuery): string {
  return t('token.topic', { label: label === null ? t('topics.noneShort') : isolated(label), glossary });
}

/** Whether a topic is chosen. */
export function isChosen(chosen: readonly TopicQuery[], topic: TopicQuery): boolean {
  return chosen.some((one) => isSame(one, topic));
}

/** The chosen topics with one more, or without one that was chosen. */
export function toggled(chosen: readonly TopicQuery[], topic: TopicQuery): TopicQuery[] {
  return isChosen(chosen, topic) ? chosen.filter((one) => !isSame(one, topic)) : [...chosen, topic];
}

function isSame(a: TopicQuery, b: TopicQuery): boolean {
  return a.glossary === b.glossary && a.label === b.label;
}
