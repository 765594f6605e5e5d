import type { AppError } from '../../shared/errors.ts';
import type { SettingsState } from '../../shared/ipc/engine/settings-requests.ts';
import type { Result } from '../../shared/result.ts';
import type { SettingKey, SettingsChange } from '../../shared/settings/change.ts';
import { connected, outdate } from './connection.ts';
import { type Asked, useAsked } from './use-asked.ts';

/** The settings of the next batch, as the engine keeps them. */
export function useSettings(): Asked<SettingsState> {
  return useAsked('settings', ({ engine }, signal) => engine.request('settingsState', null, signal));
}

/** Changes settings, all or none, and has every view ask again. */
export async function changeSettings(change: SettingsChange): Promise<Result<SettingsState, AppError>> {
  const changed = await connected().engine.request('changeSettings', change);
  outdate();
  return changed;
}

/** The change that takes some settings back to where they are now. */
export function undoOf({ settings, given }: SettingsState, keys: readonly SettingKey[]): SettingsChange {
  const kept = keys.filter((key) => given.includes(key));
  return {
    set: Object.fromEntries(kept.map((key) => [key, settings[key]])),
    reset: keys.filter((key) => !given.includes(key)),
  };
}
