import { z } from 'zod';
import {
  countEdits,
  type GlossaryEdits,
  glossaryEditsSchema,
  NO_EDITS,
  pruneEdits,
} from '../../shared/domain/glossary-edits.ts';
import type { GlossaryEntry } from '../../shared/domain/topics.ts';

/** Steps that can be undone. */
const MOST_STEPS = 100;

/** Edits of a glossary that are not saved, and how they came about. */
export const glossaryDraftSchema = z.object({
  /** Id of the version they are made against. */
  basedOn: z.int(),
  edits: glossaryEditsSchema,
  /** What the edits were before each step, the last one last. */
  past: z.array(glossaryEditsSchema).catch([]),
  /** What was undone, the next one to be done again last. */
  future: z.array(glossaryEditsSchema).catch([]),
});
/** See `glossaryDraftSchema`. */
export type GlossaryDraft = z.infer<typeof glossaryDraftSchema>;

/** A draft without edits. */
export function emptyDraft(basedOn: number): GlossaryDraft {
  return { basedOn, edits: NO_EDITS, past: [], future: [] };
}

/** The draft after one more step; the same draft where the step changes nothing. */
export function afterStep(draft: GlossaryDraft, edits: GlossaryEdits): GlossaryDraft {
  if (JSON.stringify(edits) === JSON.stringify(draft.edits)) return draft;
  return { ...draft, edits, past: [...draft.past, draft.edits].slice(-MOST_STEPS), future: [] };
}

/** The draft with its last step taken back; the same draft where there is none. */
export function undone(draft: GlossaryDraft): GlossaryDraft {
  const edits = draft.past.at(-1);
  if (!edits) return draft;
  return { ...draft, edits, past: draft.past.slice(0, -1), future: [...draft.future, draft.edits] };
}

/** The draft with the step that was taken back last done again; the same draft where there is none. */
export function redone(draft: GlossaryDraft): GlossaryDraft {
  const edits = draft.future.at(-1);
  if (!edits) return draft;
  return { ...draft, edits, past: [...draft.past, draft.edits], future: draft.future.slice(0, -1) };
}

/** The same edits against another version: those of lines that are gone are left out, and no step can be undone. */
export function carriedOver(draft: GlossaryDraft, basedOn: number, entries: readonly GlossaryEntry[]): GlossaryDraft {
  return { ...emptyDraft(basedOn), edits: pruneEdits(entries, draft.edits) };
}

/** Whether there is something to save. */
export function isEdited(draft: GlossaryDraft | null): draft is GlossaryDraft {
  return draft !== null && countEdits(draft.edits) > 0;
}

/** Edits with a line as it is to be, new or changed. `entries` are those of the version. */
export function withLine(edits: GlossaryEdits, entries: readonly GlossaryEntry[], line: GlossaryEntry): GlossaryEdits {
  if (edits.added.some(({ entry }) => entry.id === line.id)) {
    const added = edits.added.map((one) => (one.entry.id === line.id ? { ...one, entry: line } : one));
    return { ...edits, added };
  }
  const changed = [...edits.changed.filter(({ id }) => id !== line.id), line];
  return pruneEdits(entries, { ...edits, changed });
}

/** Edits with a new line below another (null: at the end), of the same topic as that; and its id. */
export function withNewLine(
  edits: GlossaryEdits,
  lines: readonly GlossaryEntry[],
  after: string | null,
): { readonly edits: GlossaryEdits; readonly id: string } {
  const numbers = edits.added.map(({ entry }) => Number(entry.id.slice(NEW.length)) || 0);
  const id = `${NEW}${Math.max(0, ...numbers) + 1}`;
  const topic = lines.find((line) => line.id === after)?.topic ?? '';
  const entry = { id, topic, subtopic: '', definition: '', keywords: [], examples: [] };
  return { edits: { ...edits, added: [...edits.added, { after, entry }] }, id };
}

/** What the ids of lines begin with that the engine has not named yet; none of its own has a colon. */
const NEW = 'new:';

/** Edits with a line taken out: one that was there is to go, a new one is no more. */
export function withoutLine(edits: GlossaryEdits, id: string): GlossaryEdits {
  const gone = edits.added.find(({ entry }) => entry.id === id);
  if (!gone)
    return { ...edits, removed: [...edits.removed, id], changed: edits.changed.filter((line) => line.id !== id) };
  const added = edits.added
    .filter((one) => one !== gone)
    .map((one) => (one.after === id ? { ...one, after: gone.after } : one));
  return { ...edits, added };
}

/** Edits with a line as the version has it. */
export function withLineAsWas(edits: GlossaryEdits, id: string): GlossaryEdits {
  return {
    ...edits,
    removed: edits.removed.filter((one) => one !== id),
    changed: edits.changed.filter((line) => line.id !== id),
  };
}
