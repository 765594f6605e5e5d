import { rename } from 'node:fs/promises';
import { type AppError, appError } from '../../../shared/errors.ts';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { SettingKey } from '../../../shared/settings/change.ts';
import { MODEL_SLOTS, modelSlotSchema } from '../../../shared/settings/model-slots.ts';
import { type Settings, settingsSchema } from '../../../shared/settings/schema.ts';
import { findFfmpeg } from '../../platform/ffmpeg.ts';
import { tryFile } from '../../platform/file-error.ts';
import { listModels } from '../../platform/model-store.ts';
import { readSettings } from '../../platform/read-settings.ts';
import { replaceFile } from '../../platform/replace-file.ts';
import type { EngineSettings } from '../index.ts';

/** Settings to take over, and settings to take back to what they are by themselves. */
export interface KeeperChange {
  readonly set: { readonly [K in SettingKey]?: Settings[K] | undefined };
  readonly reset: readonly SettingKey[];
}

/** The settings of a profile while the engine runs: reads and changes its `settings.json`, which others may change too. */
export interface SettingsKeeper {
  /** Those of the next batch; as they are by themselves while there is a problem. */
  current(): Settings;
  /** What the engine is to work with, or why it cannot. */
  next(): Result<EngineSettings, AppError>;
  state(): SettingsState;
  /** Reads the file again. */
  read(): Promise<void>;
  /** See `changeSettings` of the contract. */
  change(change: KeeperChange): Promise<Result<SettingsState, AppError>>;
  /** See `setSettingsAside` of the contract. */
  setAside(): Promise<Result<SettingsState, AppError>>;
}

/** Opens the settings kept in `file`. `onChange` is told what the engine is to work with from now on. */
export async function openSettings(
  file: string,
  modelFolders: readonly string[],
  onChange: (next: Result<EngineSettings, AppError>) => void,
): Promise<SettingsKeeper> {
  let given: Partial<Settings> = {};
  let next: Result<EngineSettings, AppError>;
  const current = () => settingsSchema.parse(next.ok ? given : {});
  const state = (): SettingsState => ({
    settings: current(),
    given: Object.keys(given) as SettingKey[],
    problem: next.ok ? null : next.error,
  });
  const take = (readable: Partial<Settings>, usable: Result<EngineSettings, AppError>) => {
    given = readable;
    next = usable;
    onChange(next);
  };
  const read = async () => {
    const found = await readSettings(file);
    take(found.ok ? found.value : {}, found.ok ? await usableSettings(found.value) : found);
  };
  const change = async ({ set, reset }: KeeperChange): Promise<Result<SettingsState, AppError>> => {
    const found = await readSettings(file);
    if (!found.ok) return found;
    const kept = Object.entries({ ...found.value, ...set }).filter(([key]) => !reset.includes(key as SettingKey));
    const wanted: Partial<Settings> = Object.fromEntries(kept);
    const lacking = await missingModel(wanted, set, modelFolders);
    if (lacking) return err(lacking);
    const usable = await usableSettings(wanted, given.ffmpegPath === wanted.ffmpegPath ? next : null);
    if (!usable.ok && set.ffmpegPath !== undefined) return usable;
    const written = await replaceFile(file, `${JSON.stringify(wanted, null, 2)}\n`);
    if (!written.ok) return written;
    take(wanted, usable);
    return ok(state());
  };
  const setAside = async (): Promise<Result<SettingsState, AppError>> => {
    const name = `${file}.${new Date().toISOString().replaceAll(':', '-')}`;
    const moved = await tryFile(file, () => rename(file, name));
    if (!moved.ok) return moved;
    await read();
    return ok(state());
  };
  await read();
  let last: Promise<unknown> = Promise.resolve();
  const afterTheLast = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
  return {
    current,
    next: () => next,
    state,
    // One after the other: each starts from what the last one left.
    read: () => afterTheLast(read),
    change: (wanted) => afterTheLast(() => change(wanted)),
    setAside: () => afterTheLast(setAside),
  };
}

/**
 * The settings with the ffmpeg they lead to, which is that of `known` where it is given. Error: `decoder_missing`, when one is
 * set that does not run.
 */
async function usableSettings(
  given: Partial<Settings>,
  known: Result<EngineSettings, AppError> | null = null,
): Promise<Result<EngineSettings, AppError>> {
  const settings = settingsSchema.parse(given);
  if (known?.ok) return ok({ settings, ffmpegPath: known.value.ffmpegPath });
  const ffmpeg = await findFfmpeg(settings.ffmpegPath);
  if (!ffmpeg.ok && settings.ffmpegPath !== null) return ffmpeg;
  return ok({ settings, ffmpegPath: ffmpeg.ok ? ffmpeg.value.path : null });
}

async function missingModel(
  wanted: Partial<Settings>,
  set: KeeperChange['set'],
  folders: readonly string[],
): Promise<AppError | null> {
  for (const slot of modelSlotSchema.options) {
    const { kind, setting } = MODEL_SLOTS[slot];
    if (set[setting] === undefined || set[setting] === null) continue;
    const installed = await listModels(folders);
    const ids = installed.flatMap(({ id, manifest }) => (manifest.ok && manifest.value.kind !== kind ? [] : [id]));
    if (!ids.includes(wanted[setting] ?? ''))
      return appError('model_missing', `${setting} ${wanted[setting]}: expected one of ${ids.join(', ')}`);
  }
  return null;
}
