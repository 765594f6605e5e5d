import { z } from 'zod';
import { foldText } from './text-folding.ts';
import { type GlossaryEntry, glossaryEntrySchema } from './topics.ts';

/**
 * What a person changes in a glossary, against the version it was opened at. Each line stands in it once, so the same edits can be
 * put onto another version.
 */
export const glossaryEditsSchema = z.strictObject({
  /** Lines that were there, as they are to be. */
  changed: z.array(glossaryEntrySchema),
  /** Ids of lines that are to go. */
  removed: z.array(z.string()),
  /** New lines in their order, each below another (its id; it may be a new one too) or at the end (null). */
  added: z.array(z.strictObject({ after: z.string().nullable(), entry: glossaryEntrySchema })),
});
/** See `glossaryEditsSchema`. */
export type GlossaryEdits = z.infer<typeof glossaryEditsSchema>;

/** Nothing is changed. */
export const NO_EDITS: GlossaryEdits = { changed: [], removed: [], added: [] };

/** How many lines edits change, add and remove. */
export function countEdits({ changed, removed, added }: GlossaryEdits): number {
  return changed.length + removed.length + added.length;
}

/** The lines with the edits made. Edits of lines that are not there are left out; a new line whose place is gone comes last. */
export function applyEdits(entries: readonly GlossaryEntry[], edits: GlossaryEdits): GlossaryEntry[] {
  const changed = new Map(edits.changed.map((entry) => [entry.id, entry]));
  const lines = entries.map((entry) => changed.get(entry.id) ?? entry);
  for (const { after, entry } of edits.added) {
    const at = after === null ? -1 : lines.findIndex(({ id }) => id === after);
    lines.splice(at < 0 ? lines.length : at + 1, 0, entry);
  }
  const removed = new Set(edits.removed);
  return lines.filter(({ id }) => !removed.has(id));
}

/** Edits without those that change nothing in these lines, or lines that are not among them. */
export function pruneEdits(entries: readonly GlossaryEntry[], edits: GlossaryEdits): GlossaryEdits {
  const lines = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    changed: edits.changed.filter((entry) => {
      const line = lines.get(entry.id);
      return line !== undefined && !edits.removed.includes(entry.id) && !isSameLine(line, entry);
    }),
    removed: edits.removed.filter((id) => lines.has(id)),
    added: edits.added,
  };
}

/** Whether two lines say the same, whatever their ids. */
export function isSameLine(one: GlossaryEntry, other: GlossaryEntry): boolean {
  const said = ({ topic, subtopic, definition, keywords, examples }: GlossaryEntry) =>
    JSON.stringify([topic, subtopic, definition, keywords, examples]);
  return said(one) === said(other);
}

/** Why lines cannot be saved as they are. */
export type LineTrouble =
  | { readonly kind: 'unnamed' }
  /** Another line has the same label, as searches compare it. */
  | { readonly kind: 'duplicate'; readonly of: string };

/** What is wrong with lines, by their ids. Of two with one label the later is the one at fault. */
export function troublesOf(entries: readonly GlossaryEntry[]): ReadonlyMap<string, LineTrouble> {
  const seen = new Map<string, string>();
  const troubles = new Map<string, LineTrouble>();
  for (const { id, topic, subtopic } of entries) {
    if (topic.trim() === '') {
      troubles.set(id, { kind: 'unnamed' });
      continue;
    }
    const key = `${comparable(topic)}\n${comparable(subtopic)}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, id);
    else troubles.set(id, { kind: 'duplicate', of: other });
  }
  return troubles;
}

/** A name of nothing but signs folds to nothing, and is compared as it is. */
function comparable(name: string): string {
  return foldText(name) || name.trim();
}
