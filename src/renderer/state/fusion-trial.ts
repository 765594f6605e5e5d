import { create } from 'zustand';
import type { FusionSettings } from '../../shared/domain/fusion.ts';
import { fusionSettingsOf } from '../../shared/settings/fusion-settings.ts';
import { useSettings } from './settings.ts';

/**
 * Weights and thresholds of fusion that a person tries on the whole batch before keeping them; null: none are tried. A trial
 * outlives going into a call and back, and ends with the window.
 */
export const useFusionTrial = create<{ readonly trial: FusionSettings | null }>(() => ({ trial: null }));

/** What sentiments are fused by now: the trial, or else the settings; null until these are known. */
export function useFusion(): FusionSettings | null {
  const trial = useFusionTrial((state) => state.trial);
  const { value } = useSettings();
  return trial ?? (value && fusionSettingsOf(value.settings));
}
