import type { FusionSettings } from '../domain/fusion.ts';
import type { Settings } from './schema.ts';

/** The settings that fusion goes by. They are frozen in no analysis: another weight is seen at once. */
export type FusionKeys = Pick<
  Settings,
  'fusionTextWeight' | 'textUnsureBelow' | 'acousticUnsureBelow' | 'fusedUnsureBelow'
>;

/** The settings of fusion among others. */
export function fusionKeysOf(settings: FusionKeys): FusionKeys {
  const { fusionTextWeight, textUnsureBelow, acousticUnsureBelow, fusedUnsureBelow } = settings;
  return { fusionTextWeight, textUnsureBelow, acousticUnsureBelow, fusedUnsureBelow };
}

/** What fusion is told. */
export function fusionSettingsOf(settings: FusionKeys): FusionSettings {
  const { fusionTextWeight: textWeight, textUnsureBelow, acousticUnsureBelow, fusedUnsureBelow } = settings;
  return { textWeight, textUnsureBelow, acousticUnsureBelow, fusedUnsureBelow };
}

/** The settings that say what fusion is told. */
export function fusionKeysFrom({ textWeight, ...thresholds }: FusionSettings): FusionKeys {
  return { fusionTextWeight: textWeight, ...thresholds };
}
