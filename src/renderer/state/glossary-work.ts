import { create } from 'zustand';
import type { GlossaryName } from '../../shared/domain/topics.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Reclassifying } from '../../shared/ipc/engine/glossary-requests.ts';
import type { Offer } from '../../shared/ipc/engine-shell-contract.ts';
import type { Connection } from '../bridge/connect.ts';
import { connected, outdate } from './connection.ts';
import { discardEdits, useWorkbench, useWorkbenchPlace } from './glossary.ts';
import type { GlossaryDraft } from './glossary-draft.ts';

/** How the last work on a glossary of this window ended. */
export type GlossaryEnding =
  | { readonly kind: 'imported'; readonly fileName: string; readonly touched: number }
  | { readonly kind: 'unchanged'; readonly fileName: string }
  | { readonly kind: 'saved'; readonly version: number; readonly touched: number }
  | { readonly kind: 'takenBack'; readonly version: number; readonly touched: number }
  | { readonly kind: 'exported'; readonly fileName: string }
  | {
      readonly kind: 'reclassified';
      readonly calls: number;
      readonly changed: number;
      readonly fallbacks: number;
      readonly costUsd: number;
    }
  | { readonly kind: 'stopped'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly doing: GlossaryDeed; readonly error: AppError };

/** What can be done with a glossary. */
export type GlossaryDeed = 'import' | 'save' | 'takeBack' | 'export' | 'reclassify';

/** What is done with glossaries; it goes on whichever page is shown. */
interface GlossaryWork {
  readonly busy: GlossaryDeed | null;
  readonly reclassifying: Reclassifying | null;
  readonly ending: { readonly name: GlossaryName; readonly end: GlossaryEnding } | null;
}

/** See `GlossaryWork`. */
export const useGlossaryWork = create<GlossaryWork>(() => ({ busy: null, reclassifying: null, ending: null }));

/** Stops the re-classification of this window; null: none is under way. */
let stop: AbortController | null = null;

/** Follows what the engine says of its glossaries. */
export async function followGlossaries({ engine }: Connection): Promise<void> {
  engine.on('reclassifying', (reclassifying) => {
    useGlossaryWork.setState({ reclassifying });
    if (!reclassifying) outdate();
  });
  const now = await engine.request('reclassifying', null);
  useGlossaryWork.setState({ reclassifying: now.ok ? now.value : null });
}

/** Takes the note of what was done away. */
export function dismissEnding(): void {
  useGlossaryWork.setState({ ending: null });
}

/** Lets a person choose a file, and imports it. */
export async function chooseGlossary(name: GlossaryName): Promise<void> {
  const chosen = await connected().shell.request('chooseGlossary', null);
  if (chosen.ok && chosen.value) await importGlossary(name, chosen.value);
}

/** Imports what was offered. */
export async function importGlossary(name: GlossaryName, { offerId, title }: Offer): Promise<void> {
  await work(name, 'import', async () => {
    const before = await connected().engine.request('glossary', { name, versionId: null });
    const imported = await connected().engine.request('importGlossary', { name, offerId });
    if (!imported.ok) return imported.error;
    const { version, touched } = imported.value;
    if (before.ok && before.value.id === version.id) return { kind: 'unchanged', fileName: title };
    return { kind: 'imported', fileName: version.title, touched };
  });
}

/** Saves what was edited; false: it was not. */
export async function saveEdits(name: GlossaryName, { basedOn, edits }: GlossaryDraft): Promise<boolean> {
  let saved = false;
  await work(name, 'save', async () => {
    const answer = await connected().engine.request('saveGlossary', { name, basedOn, edits });
    if (!answer.ok) return answer.error;
    saved = true;
    discardEdits(name);
    return { kind: 'saved', version: answer.value.version.version, touched: answer.value.touched };
  });
  return saved;
}

/** Makes an earlier version the one in use again. */
export async function takeBack(name: GlossaryName, versionId: number, version: number): Promise<void> {
  await work(name, 'takeBack', async () => {
    const answer = await connected().engine.request('takeBackGlossary', { versionId });
    return answer.ok ? { kind: 'takenBack', version, touched: answer.value.touched } : answer.error;
  });
}

/** Lets a person choose where a version goes, and writes it. */
export async function exportGlossary(
  name: GlossaryName,
  versionId: number,
  form: 'xlsx' | 'csv',
  suggested: string,
): Promise<void> {
  await work(name, 'export', async () => {
    const written = await connected().shell.request('exportGlossary', { versionId, form, suggested });
    if (!written.ok) return written.error;
    return written.value && { kind: 'exported', fileName: written.value.fileName };
  });
}

/** Classifies the touched calls again, and shows what became of them. */
export async function reclassify(name: GlossaryName): Promise<void> {
  const own = new AbortController();
  await work(name, 'reclassify', async () => {
    stop = own;
    const done = await connected().engine.request('reclassify', { name }, own.signal);
    stop = null;
    useWorkbench.setState({ panel: 'runs' });
    useWorkbenchPlace.setState({ callsOf: null, runId: null });
    if (done.ok) return { kind: 'reclassified', ...done.value };
    if (done.error.code !== 'cancelled') return done.error;
    const { done: calls, total } = last;
    return { kind: 'stopped', done: calls, total };
  });
}

/** Stops the re-classification of this window. What is done stays. */
export function stopReclassifying(): void {
  stop?.abort();
}

/** How far the re-classification was that is under way, or was last. */
let last = { done: 0, total: 0 };
useGlossaryWork.subscribe(({ reclassifying }) => {
  if (reclassifying) last = reclassifying;
});

/** Does one thing at a time; what is asked for meanwhile is not begun. Null: it came to nothing. */
async function work(
  name: GlossaryName,
  doing: GlossaryDeed,
  act: () => Promise<GlossaryEnding | AppError | null>,
): Promise<void> {
  if (useGlossaryWork.getState().busy) return;
  useGlossaryWork.setState({ busy: doing, ending: null });
  try {
    const came = await act();
    const end = came && ('kind' in came ? came : ({ kind: 'failed', doing, error: came } as const));
    useGlossaryWork.setState({ ending: end && { name, end } });
  } finally {
    useGlossaryWork.setState({ busy: null });
    outdate();
  }
}
