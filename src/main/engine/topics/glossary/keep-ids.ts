import type { Glossary } from '../../../../shared/domain/topics.ts';
import { entryIdOf, newEntryId } from './entry-id.ts';
import type { GlossaryLayout } from './glossary-layout.ts';

/**
 * Gives the lines of a glossary that was read the ids that lines of the same label have in the version in use: a line that
 * was renamed in the window keeps its id when the file that was exported after it comes back.
 */
export function keepIds<Read extends { readonly glossary: Glossary; readonly layout: GlossaryLayout | null }>(
  read: Read,
  inUse: Glossary,
): Read {
  const known = new Map(inUse.entries.map((entry) => [entryIdOf(entry), entry.id]));
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const entry of read.glossary.entries) {
    const id = known.get(entryIdOf(entry));
    if (id !== undefined) renamed.set(entry.id, id);
    if (id !== undefined) taken.add(id);
  }
  // A new line whose id is another line's by now, or was in the version in use, takes a free one.
  const used = new Set([...taken, ...inUse.entries.map((entry) => entry.id)]);
  for (const entry of read.glossary.entries) {
    if (renamed.has(entry.id)) continue;
    const id = newEntryId(entry, used);
    used.add(id);
    renamed.set(entry.id, id);
  }
  const idOf = (id: string) => renamed.get(id) ?? id;
  const entries = read.glossary.entries.map((entry) => ({ ...entry, id: idOf(entry.id) }));
  const layout = read.layout && {
    ...read.layout,
    rows: Object.fromEntries(Object.entries(read.layout.rows).map(([id, rows]) => [idOf(id), rows])),
  };
  return { ...read, glossary: { ...read.glossary, entries }, layout };
}
