import {
  applyEdits,
  type GlossaryEdits,
  isSameLine,
  type LineTrouble,
  NO_EDITS,
  troublesOf,
} from '../../../shared/domain/glossary-edits.ts';
import { foldText } from '../../../shared/domain/text-folding.ts';
import type { GlossaryEntry } from '../../../shared/domain/topics.ts';

/** A line as the table shows it. */
export interface GlossaryRow {
  readonly line: GlossaryEntry;
  /** Its place in the glossary, from 1; of a line that is to go, the place it had among the others. */
  readonly number: number;
  readonly state: 'same' | 'changed' | 'added' | 'removed';
  readonly trouble: LineTrouble | null;
  /** Calls for which it holds. */
  readonly calls: number;
}

/** The lines of a version with what a person changed, those that are to go in their places. */
export function glossaryRows(
  entries: readonly GlossaryEntry[],
  edits: GlossaryEdits,
  callsOfLines: Readonly<Record<string, number>>,
): GlossaryRow[] {
  const before = new Map(entries.map((entry) => [entry.id, entry]));
  const removed = new Set(edits.removed);
  const troubles = troublesOf(applyEdits(entries, edits));
  return applyEdits(entries, { ...edits, removed: NO_EDITS.removed }).map((line, n) => {
    const was = before.get(line.id);
    const state = removed.has(line.id) ? 'removed' : !was ? 'added' : isSameLine(was, line) ? 'same' : 'changed';
    return { line, number: n + 1, state, trouble: troubles.get(line.id) ?? null, calls: callsOfLines[line.id] ?? 0 };
  });
}

/** The rows in which every word sought is found, as searches compare them; `kept` stays in any case: somebody is on it. */
export function searchRows(rows: readonly GlossaryRow[], search: string, kept: string | null): readonly GlossaryRow[] {
  const sought = foldText(search)
    .split(' ')
    .filter((word) => word !== '');
  if (sought.length === 0) return rows;
  return rows.filter(({ line }) => {
    const { topic, subtopic, definition, keywords, examples } = line;
    const text = foldText([topic, subtopic, definition, ...keywords, ...examples].join('\n'));
    return line.id === kept || sought.every((word) => text.includes(word));
  });
}

/** Those with most calls first; equals as they stood. */
export function sortByCalls(rows: readonly GlossaryRow[]): readonly GlossaryRow[] {
  return [...rows].sort((one, other) => other.calls - one.calls);
}
