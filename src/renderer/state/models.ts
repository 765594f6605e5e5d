import { create } from 'zustand';
import type { AppError } from '../../shared/errors.ts';
import type { ModelWork } from '../../shared/ipc/engine/model-requests.ts';
import type { Offer } from '../../shared/ipc/engine-shell-contract.ts';
import { type ModelSlot, settingsOfSlots } from '../../shared/settings/model-slots.ts';
import type { Connection } from '../bridge/connect.ts';
import { connected, outdateHouse } from './connection.ts';
import { changeSettings } from './settings.ts';

/** How the last work on models of this window ended. */
type Ending =
  | { readonly kind: 'imported' | 'alreadyThere' | 'verified' | 'removed'; readonly name: string }
  | { readonly kind: 'importedAll'; readonly name: string; readonly count: number }
  | { readonly kind: 'importFailed' | 'failed'; readonly name: string; readonly error: AppError };

/** How an import is to be done; empty: as the model says itself. */
interface ImportWishes {
  readonly id: string;
  readonly precision: string;
}

/** What is done with models; it goes on whichever page is shown. */
interface Models {
  readonly work: ModelWork | null;
  readonly ending: Ending | null;
  readonly wishes: ImportWishes;
}

/** No wishes at all. */
const NO_WISHES: ImportWishes = { id: '', precision: '' };

/** See `Models`. */
export const useModels = create<Models>(() => ({ work: null, ending: null, wishes: NO_WISHES }));

/** Stops the work that this window has begun; null: none is under way. */
let stop: AbortController | null = null;

/** Follows what the engine says of its models. */
export async function followModels({ engine }: Connection): Promise<void> {
  engine.on('modelWork', (work) => {
    useModels.setState({ work });
    if (!work) outdateHouse();
  });
  const now = await engine.request('models', null);
  useModels.setState({ work: now.ok ? now.value.work : null });
}

/** Stops the import or check of this window. */
export function stopModelWork(): void {
  stop?.abort();
}

/** Lets a person choose a folder or zip, and imports it. */
export async function chooseAndImport(from: 'folder' | 'zip'): Promise<void> {
  const chosen = await connected().shell.request('chooseModel', { from });
  if (chosen.ok && chosen.value) await importOffer(chosen.value);
}

/** Imports what was offered; nothing while something else is done with models, of which the page tells. */
export async function importOffer({ offerId, title: name }: Offer): Promise<void> {
  const { id, precision } = useModels.getState().wishes;
  const input = { offerId, id: id === '' ? null : id, precision: precision === '' ? null : precision };
  const imported = await alone((signal) => connected().engine.request('importModel', input, signal));
  if (!imported) return;
  // Several models fill slots after the last of them is in, also when one of them is not.
  outdateHouse();
  if (!imported.ok) return tellFailure('importFailed', name, imported.error);
  const [first, ...others] = imported.value.models;
  const one = { kind: first?.alreadyThere ? 'alreadyThere' : 'imported', name: first?.name ?? name } as const;
  const all = { kind: 'importedAll', name, count: imported.value.models.length } as const;
  useModels.setState({ ending: others.length > 0 ? all : one, wishes: NO_WISHES });
}

/** Compares the files of a model with their hashes. */
export async function verifyModel(modelId: string, name: string): Promise<void> {
  const verified = await alone((signal) => connected().engine.request('verifyModel', { modelId }, signal));
  if (!verified) return;
  if (!verified.ok) return tellFailure('failed', name, verified.error);
  useModels.setState({ ending: { kind: 'verified', name } });
}

/** Does the one work on models that there can be at a time; null: another one is under way, which goes on. */
async function alone<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
  if (stop || useModels.getState().work) return null;
  const own = new AbortController();
  stop = own;
  useModels.setState({ ending: null });
  try {
    return await work(own.signal);
  } finally {
    stop = null;
  }
}

/** Puts a model into slots, or none (null) where a slot may be empty, for the next batch. */
export async function putModel(slots: readonly ModelSlot[], id: string | null, name: string): Promise<void> {
  const changed = await changeSettings({ set: settingsOfSlots(slots.map((slot) => [slot, id])), reset: [] });
  if (!changed.ok) return tellFailure('failed', name, changed.error);
  useModels.setState({ ending: null });
}

/** Removes an imported model. */
export async function removeModel(modelId: string, name: string): Promise<void> {
  const removed = await connected().engine.request('removeModel', { modelId });
  if (!removed.ok) return tellFailure('failed', name, removed.error);
  useModels.setState({ ending: { kind: 'removed', name } });
  outdateHouse();
}

/** What a person stopped is no failure to them. */
function tellFailure(kind: 'importFailed' | 'failed', name: string, error: AppError): void {
  useModels.setState({ ending: error.code === 'cancelled' ? null : { kind, name, error } });
}
