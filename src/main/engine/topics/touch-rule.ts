import type { Glossary, GlossaryEntry } from '../../../shared/domain/topics.ts';
import type { TouchRule } from '../catalog/touched-calls.ts';
import { phraseMatcher } from './local/phrase-matcher.ts';

/**
 * Which calls a change of a glossary touches: those that were given a line that is another now, or is gone, or were nearest to it,
 * and those in which a name, keyword or example that came or went is said, by the forms of words that the local classifier compares
 * (see `phraseMatcher`). A definition that changes touches only the former.
 */
export function touchRule(before: Glossary, after: Glossary): TouchRule {
  const [were, are] = [before, after].map(({ entries }) => new Map(entries.map((entry) => [entry.id, entry])));
  const entryIds = new Set<string>();
  const phrases = new Set<string>();
  for (const id of new Set([...(were?.keys() ?? []), ...(are?.keys() ?? [])])) {
    const [was, is] = [were?.get(id), are?.get(id)];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    entryIds.add(id);
    const [had, has] = [phrasesOf(was), phrasesOf(is)];
    for (const phrase of [...had, ...has]) if (!(had.has(phrase) && has.has(phrase))) phrases.add(phrase);
  }
  return { entryIds, isSaidIn: phrases.size > 0 ? phraseMatcher([...phrases]) : null };
}

function phrasesOf(entry: GlossaryEntry | undefined): ReadonlySet<string> {
  if (!entry) return new Set();
  return new Set([entry.topic, entry.subtopic, ...entry.keywords, ...entry.examples].filter((text) => text !== ''));
}
