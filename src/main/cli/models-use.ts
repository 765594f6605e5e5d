import { join } from 'node:path';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { MODEL_SLOTS, type ModelSlot, settingsOfSlots, slotsOfKind } from '../../shared/settings/model-slots.ts';
import { openSettings } from '../engine/window/settings-keeper.ts';
import { modelFolders, resolveModel } from '../platform/model-store.ts';
import type { CliContext } from './context.ts';
import { warnOfError } from './explain-error.ts';

/** The word that empties a slot. */
const NONE = 'none';

/** What a slot is called on the command line. */
export const SLOT_WORDS: Readonly<Record<ModelSlot, string>> = {
  vad: 'vad',
  asr: 'asr',
  textAgent: 'text/agent',
  textClient: 'text/client',
  acousticAgent: 'acoustic/agent',
  acousticClient: 'acoustic/client',
};

/** Options of `models use`. */
export interface UseOptions {
  readonly side?: string;
  readonly kind?: string;
}

/**
 * Puts an installed model into the slots of its kind, or, for `none`, empties those of `--kind`; of one side where `--side`
 * says so. Exit 2 where there is no such model or slot, or the settings cannot be written.
 */
export async function useModel(context: CliContext, id: string, options: UseOptions): Promise<void> {
  const slots = id === NONE ? emptiedSlots(options) : await filledSlots(context, id, options);
  const kept = id === NONE ? null : id;
  const done = slots.ok
    ? await fillSlots(
        context,
        slots.value.map((slot) => [slot, kept]),
      )
    : slots;
  if (!done.ok) {
    warnOfError(done.error, context);
    return context.setExitCode(2);
  }
  if (slots.ok) for (const slot of slots.value) context.print(`${SLOT_WORDS[slot]}: ${id}`);
}

async function filledSlots(
  { profileFolder }: CliContext,
  id: string,
  { side, kind }: UseOptions,
): Promise<Result<readonly ModelSlot[], AppError>> {
  const model = await resolveModel(modelFolders(profileFolder), id);
  if (!model.ok) return model;
  const found = model.value.manifest.kind;
  if (kind !== undefined && found !== `${kind}-sentiment`)
    return err(appError('bad_usage', `--kind ${kind}: ${id} is a model of kind ${found}`));
  return ofSide(slotsOfKind(found), side);
}

function emptiedSlots({ side, kind }: UseOptions): Result<readonly ModelSlot[], AppError> {
  if (kind !== 'text' && kind !== 'acoustic')
    return err(appError('bad_usage', `${NONE} needs --kind text or --kind acoustic: the other slots cannot be empty`));
  return ofSide(slotsOfKind(`${kind}-sentiment`), side);
}

function ofSide(slots: readonly ModelSlot[], side: string | undefined): Result<readonly ModelSlot[], AppError> {
  if (side === undefined) return ok(slots);
  const own = slots.filter((slot) => MODEL_SLOTS[slot].side === side);
  return own.length > 0 ? ok(own) : err(appError('bad_usage', `--side ${side}: this kind of model has no such side`));
}

/** Puts models into slots, for the next batch; null empties one. Errors: those of `SettingsKeeper.change`. */
export async function fillSlots(
  { profileFolder }: CliContext,
  slots: readonly (readonly [ModelSlot, string | null])[],
): Promise<Result<unknown, AppError>> {
  // Through the engine's own keeper: whole or not at all, and never over a file that is damaged.
  const keeper = await openSettings(join(profileFolder, 'settings.json'), modelFolders(profileFolder), () => {});
  return keeper.change({ set: settingsOfSlots(slots), reset: [] });
}
