import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { applyEdits } from '../../shared/domain/glossary-edits.ts';
import { type GlossaryEntry, type GlossaryName, glossaryNameSchema } from '../../shared/domain/topics.ts';
import {
  afterStep,
  carriedOver,
  emptyDraft,
  type GlossaryDraft,
  glossaryDraftSchema,
  redone,
  undone,
  withLine,
  withLineAsWas,
  withNewLine,
  withoutLine,
} from './glossary-draft.ts';

/** What can stand beside the lines of a glossary. */
export const GLOSSARY_PANELS = ['unfit', 'confusions', 'runs', 'versions'] as const;
/** See `GLOSSARY_PANELS`. */
export type GlossaryPanel = (typeof GLOSSARY_PANELS)[number];

const workbenchSchema = z.object({
  /** The glossary that is looked at. */
  name: glossaryNameSchema.catch('B2C'),
  panel: z.enum(GLOSSARY_PANELS).nullable().catch('unfit'),
  /** What is not saved, from one start of the window to the next; null: nothing. */
  drafts: z
    .object({ B2B: glossaryDraftSchema.nullable().catch(null), B2C: glossaryDraftSchema.nullable().catch(null) })
    .catch({ B2B: null, B2C: null }),
});

/** What the workbench remembers. */
export const useWorkbench = create<z.infer<typeof workbenchSchema>>()(
  persist(() => workbenchSchema.parse({}), { name: 'glossary', merge: (kept) => workbenchSchema.parse(kept ?? {}) }),
);

/** Where the analyst is in the workbench. A cell is named by its line and field. */
interface WorkbenchPlace {
  readonly search: string;
  /** Lines with most calls first; else in the order of the glossary. */
  readonly byCalls: boolean;
  readonly lineId: string | null;
  readonly field: LineField;
  readonly editing: boolean;
  /** The line whose calls are listed in place of a panel. */
  readonly callsOf: string | null;
  /** The re-classification whose changes are shown; null: the newest. */
  readonly runId: number | null;
}

/** The cells of a line that can be edited, in their order. */
export const LINE_FIELDS = ['topic', 'subtopic', 'definition', 'keywords', 'examples'] as const;
/** See `LINE_FIELDS`. */
export type LineField = (typeof LINE_FIELDS)[number];

const START: WorkbenchPlace = {
  search: '',
  byCalls: false,
  lineId: null,
  field: 'topic',
  editing: false,
  callsOf: null,
  runId: null,
};

/** See `WorkbenchPlace`. */
export const useWorkbenchPlace = create<WorkbenchPlace>(() => START);

/** Looks at the other glossary. */
export function showGlossary(name: GlossaryName): void {
  useWorkbench.setState({ name });
  useWorkbenchPlace.setState(START);
}

/** Shows a panel, or takes it away when it is shown. */
export function togglePanel(panel: GlossaryPanel): void {
  const shown = useWorkbenchPlace.getState().callsOf === null && useWorkbench.getState().panel === panel;
  useWorkbench.setState({ panel: shown ? null : panel });
  useWorkbenchPlace.setState({ callsOf: null });
}

/** A version as it is edited. */
export interface Edited {
  readonly name: GlossaryName;
  readonly versionId: number;
  /** As the version has them. */
  readonly entries: readonly GlossaryEntry[];
}

function step({ name, versionId }: Edited, change: (edits: GlossaryDraft['edits']) => GlossaryDraft['edits']): void {
  useWorkbench.setState(({ drafts }) => {
    const draft = drafts[name] ?? emptyDraft(versionId);
    return { drafts: { ...drafts, [name]: afterStep(draft, change(draft.edits)) } };
  });
}

/** Changes a line. */
export function changeLine(edited: Edited, line: GlossaryEntry): void {
  step(edited, (edits) => withLine(edits, edited.entries, line));
}

/** Adds a line below another, or at the end, and begins to edit it. */
export function addLine(edited: Edited, after: string | null): void {
  const edits = useWorkbench.getState().drafts[edited.name]?.edits;
  const lines = edits ? applyEdits(edited.entries, edits) : edited.entries;
  let id = '';
  step(edited, (before) => {
    const added = withNewLine(before, lines, after);
    id = added.id;
    return added.edits;
  });
  const field = after === null ? 'topic' : 'subtopic';
  useWorkbenchPlace.setState({ lineId: id, field, editing: true, search: '', byCalls: false });
}

/** Takes a line out. */
export function removeLine(edited: Edited, id: string): void {
  step(edited, (edits) => withoutLine(edits, id));
}

/** Makes a line again what it is in the version. */
export function restoreLine(edited: Edited, id: string): void {
  step(edited, (edits) => withLineAsWas(edits, id));
}

/** Takes the last edit back. */
export function undoEdit(name: GlossaryName): void {
  change(name, undone);
}

/** Makes the edit again that was taken back last. */
export function redoEdit(name: GlossaryName): void {
  change(name, redone);
}

/** Forgets what is not saved. */
export function discardEdits(name: GlossaryName): void {
  useWorkbench.setState(({ drafts }) => ({ drafts: { ...drafts, [name]: null } }));
  useWorkbenchPlace.setState({ editing: false });
}

/** Puts what is not saved onto another version. */
export function carryEditsOver({ name, versionId, entries }: Edited): void {
  change(name, (draft) => carriedOver(draft, versionId, entries));
}

function change(name: GlossaryName, how: (draft: GlossaryDraft) => GlossaryDraft): void {
  useWorkbench.setState(({ drafts }) => {
    const draft = drafts[name];
    return draft ? { drafts: { ...drafts, [name]: how(draft) } } : {};
  });
}
