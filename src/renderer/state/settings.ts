import { create } from 'zustand';
import type { AppError } from '../../shared/errors.ts';
import type { SettingsState } from '../../shared/ipc/engine/settings-requests.ts';
import type { Result } from '../../shared/result.ts';
import type { SettingKey, SettingsChange } from '../../shared/settings/change.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/facts.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { connected, outdateHouse } from './connection.ts';
import { type Asked, useAsked } from './use-asked.ts';

/**
 * The settings as the engine said last, and the changes it was asked for and has not answered yet. What a person changes is
 * shown and built upon at once: the click that leaves a field must find in its list what the field has just put there.
 */
const useKept = create<{ readonly state: SettingsState | null; readonly underWay: readonly SettingsChange[] }>(() => ({
  state: null,
  underWay: [],
}));

/** The settings of the next batch, as the engine keeps them or will in a moment. */
export function useSettings(): Asked<SettingsState> {
  const { error } = useAsked(
    'settings',
    async ({ engine }, signal) => {
      const found = await engine.request('settingsState', null, signal);
      if (found.ok) useKept.setState({ state: found.value });
      return found;
    },
    { about: 'house' },
  );
  const { state, underWay } = useKept();
  return { value: state && underWay.reduce(withChange, state), error };
}

/** The settings as they are shown at this moment; null: not known yet. */
export function settingsNow(): SettingsState | null {
  const { state, underWay } = useKept.getState();
  return state && underWay.reduce(withChange, state);
}

/** Changes settings, all or none, and has every view ask again. */
export async function changeSettings(change: SettingsChange): Promise<Result<SettingsState, AppError>> {
  useKept.setState(({ underWay }) => ({ underWay: [...underWay, change] }));
  const changed = await connected().engine.request('changeSettings', change);
  useKept.setState(({ state, underWay }) => ({
    state: changed.ok ? changed.value : state,
    underWay: underWay.filter((one) => one !== change),
  }));
  outdateHouse();
  return changed;
}

/** The settings as they are once a change was taken over. */
export function withChange(state: SettingsState, { set, reset }: SettingsChange): SettingsState {
  const own = Object.fromEntries(reset.map((key) => [key, DEFAULT_SETTINGS[key]]));
  const given = new Set([...state.given, ...(Object.keys(set) as SettingKey[])]);
  for (const key of reset) given.delete(key);
  return { ...state, settings: { ...state.settings, ...set, ...own } as Settings, given: [...given] };
}

/** The change that takes some settings back to where they are now. */
export function undoOf({ settings, given }: SettingsState, keys: readonly SettingKey[]): SettingsChange {
  const kept = keys.filter((key) => given.includes(key));
  return {
    set: Object.fromEntries(kept.map((key) => [key, settings[key]])),
    reset: keys.filter((key) => !given.includes(key)),
  };
}
