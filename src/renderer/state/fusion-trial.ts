import { create } from 'zustand';
import type { FusionSettings } from '../../shared/domain/fusion.ts';
import type { AppError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { fusionSettingsOf } from '../../shared/settings/fusion-settings.ts';
import { changeSettings, useSettings } from './settings.ts';

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

/** Tries other weights or thresholds; those that are `kept` in the settings are no trial. */
export function tryFusion(trial: FusionSettings, kept: FusionSettings): void {
  const isKept = (Object.keys(kept) as (keyof FusionSettings)[]).every((key) => trial[key] === kept[key]);
  useFusionTrial.setState({ trial: isKept ? null : trial });
}

/** Goes back to the settings. */
export function endTrial(): void {
  useFusionTrial.setState({ trial: null });
}

/** Makes the trial the settings. It goes on being tried until they are written, so that no list falls back meanwhile. */
export async function keepTrial(): Promise<Result<null, AppError>> {
  const { trial } = useFusionTrial.getState();
  if (!trial) return ok(null);
  const { textWeight: fusionTextWeight, ...thresholds } = trial;
  const changed = await changeSettings({ set: { fusionTextWeight, ...thresholds }, reset: [] });
  if (!changed.ok) return err(changed.error);
  // Who has moved on meanwhile tries something else.
  if (useFusionTrial.getState().trial === trial) endTrial();
  return ok(null);
}
