import type { Glossary, GlossaryEntry } from '../../../../shared/domain/topics.ts';

/** What of a line can be edited. */
export const GLOSSARY_FIELDS = ['topic', 'subtopic', 'definition', 'keywords', 'examples'] as const;
/** See `GLOSSARY_FIELDS`. */
export type GlossaryField = (typeof GLOSSARY_FIELDS)[number];

/** A line that is in both glossaries and says something else. */
export interface ChangedEntry {
  readonly before: GlossaryEntry;
  readonly after: GlossaryEntry;
  readonly fields: readonly GlossaryField[];
  readonly keywordsAdded: readonly string[];
  readonly keywordsRemoved: readonly string[];
  readonly examplesAdded: readonly string[];
  readonly examplesRemoved: readonly string[];
}

/** The way from one version of a glossary to another; all lists empty when both say the same. */
export interface GlossaryChanges {
  /** In the order of the later version. */
  readonly added: readonly GlossaryEntry[];
  /** In the order of the earlier version. */
  readonly removed: readonly GlossaryEntry[];
  /** In the order of the later version. */
  readonly changed: readonly ChangedEntry[];
}

/** Compares two versions line by line, by the ids of the lines. The order of lines and of words in a line is no change. */
export function compareGlossaries(before: Glossary, after: Glossary): GlossaryChanges {
  const old = new Map(before.entries.map((entry) => [entry.id, entry]));
  const kept = new Set(after.entries.map((entry) => entry.id));
  return {
    added: after.entries.filter((entry) => !old.has(entry.id)),
    removed: before.entries.filter((entry) => !kept.has(entry.id)),
    changed: after.entries.flatMap((entry) => {
      const changed = compareEntries(old.get(entry.id) ?? entry, entry);
      return changed.fields.length > 0 ? [changed] : [];
    }),
  };
}

function compareEntries(before: GlossaryEntry, after: GlossaryEntry): ChangedEntry {
  const keywordsAdded = missingIn(before.keywords, after.keywords);
  const keywordsRemoved = missingIn(after.keywords, before.keywords);
  const examplesAdded = missingIn(before.examples, after.examples);
  const examplesRemoved = missingIn(after.examples, before.examples);
  const differs: Readonly<Record<GlossaryField, boolean>> = {
    topic: before.topic !== after.topic,
    subtopic: before.subtopic !== after.subtopic,
    definition: before.definition !== after.definition,
    keywords: keywordsAdded.length + keywordsRemoved.length > 0,
    examples: examplesAdded.length + examplesRemoved.length > 0,
  };
  const fields = GLOSSARY_FIELDS.filter((field) => differs[field]);
  return { before, after, fields, keywordsAdded, keywordsRemoved, examplesAdded, examplesRemoved };
}

/** Those of the items that the list lacks. */
function missingIn(list: readonly string[], items: readonly string[]): readonly string[] {
  const has = new Set(list);
  return items.filter((item) => !has.has(item));
}
