import { create } from 'zustand';
import type { SettingsState } from '../../shared/ipc/engine/settings-requests.ts';
import { ok } from '../../shared/result.ts';
import type { SettingsChange } from '../../shared/settings/change.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { changeSettings, settingsNow, withChange } from './settings.ts';

/** A change after which calls could leave for where they could not before. It waits for a person's word. */
interface AskedConsent {
  readonly change: SettingsChange;
  readonly before: SettingsState;
  /** The settings as they would be. */
  readonly after: Settings;
  readonly answer: (agreed: boolean) => void;
}

/** The word that is waited for; null: none. */
export const useConsent = create<{ readonly asked: AskedConsent | null }>(() => ({ asked: null }));

/** What says where requests go, and how far from there. */
const DESTINATION = ['bedrockModel', 'bedrockRegion', 'bedrockEndpoint'] as const satisfies readonly (keyof Settings)[];

/** Whether calls may leave under `after` for somewhere that `before` did not let them leave for. */
export function needsConsent(before: Settings, after: Settings): boolean {
  if (!after.networkAllowed) return false;
  if (!before.networkAllowed) return true;
  if (after.bedrockGlobalAllowed && !before.bedrockGlobalAllowed) return true;
  return DESTINATION.some((key) => before[key] !== after[key]);
}

/** Changes settings, after a person's word where it is needed. Refused, nothing has changed. */
export async function changeWithConsent(change: SettingsChange): ReturnType<typeof changeSettings> {
  const before = settingsNow();
  if (!before) return changeSettings(change);
  const after = withChange(before, change).settings;
  if (!needsConsent(before.settings, after)) return changeSettings(change);
  useConsent.getState().asked?.answer(false);
  const agreed = await new Promise<boolean>((resolve) => {
    const answer = (word: boolean) => {
      useConsent.setState({ asked: null });
      resolve(word);
    };
    useConsent.setState({ asked: { change, before, after, answer } });
  });
  return agreed ? changeSettings(change) : ok(before);
}
