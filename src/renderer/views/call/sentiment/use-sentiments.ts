import { useMemo } from 'react';
import type { CallDetails } from '../../../../shared/domain/call-details.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/settings/facts.ts';
import { fusionSettingsOf } from '../../../../shared/settings/fusion-settings.ts';
import { useSettings } from '../../../state/settings.ts';
import { type LaneSentiment, laneSentiments, type SegmentSentiment } from './segment-sentiments.ts';

/** What is said of an opened call, under the weights and thresholds of the moment. */
export interface CallSentiments {
  readonly lanes: readonly LaneSentiment[];
  /** By the key of a turn. */
  readonly bySegment: ReadonlyMap<string, SegmentSentiment>;
}

/** Fuses a call's judgements, and again at once when a weight or a threshold changes. */
export function useSentiments({ lanes, durationS }: Pick<CallDetails, 'lanes' | 'durationS'>): CallSentiments {
  const settings = useSettings().value?.settings ?? DEFAULT_SETTINGS;
  const { fusionTextWeight, textUnsureBelow, acousticUnsureBelow, fusedUnsureBelow } = settings;
  return useMemo(() => {
    const keys = { fusionTextWeight, textUnsureBelow, acousticUnsureBelow, fusedUnsureBelow };
    const fused = laneSentiments(lanes, durationS, fusionSettingsOf(keys));
    return { lanes: fused, bySegment: new Map(fused.flatMap(({ segments }) => segments.map((one) => [one.key, one]))) };
  }, [lanes, durationS, fusionTextWeight, textUnsureBelow, acousticUnsureBelow, fusedUnsureBelow]);
}
