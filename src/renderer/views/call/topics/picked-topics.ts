/** What is checked in the picker: lines by their ids, or that no topic fits, which stands alone. */
export type Picked = ReadonlySet<string> | 'none';

/** Checks a line, or unchecks it. */
export function togglePicked(picked: Picked, entryId: string): Picked {
  if (picked === 'none') return new Set([entryId]);
  const ids = new Set(picked);
  if (!ids.delete(entryId)) ids.add(entryId);
  return ids;
}

/** Says that no topic fits, or takes it back. */
export function toggleNone(picked: Picked): Picked {
  return picked === 'none' ? new Set() : 'none';
}

/** What is saved: lines, none of them when no topic fits; null: nothing is checked, so there is nothing to save. */
export function savedIds(picked: Picked): string[] | null {
  if (picked === 'none') return [];
  return picked.size === 0 ? null : [...picked];
}
