import { useMemo } from 'react';
import type { CallDetails } from '../../../../shared/domain/call-details.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/settings/facts.ts';
import { fusionSettingsOf } from '../../../../shared/settings/fusion-settings.ts';
import { useFusion } from '../../../state/fusion-trial.ts';
import { type LaneSentiment, laneSentiments, type SegmentSentiment } from './segment-sentiments.ts';

const BY_ITSELF = fusionSettingsOf(DEFAULT_SETTINGS);

/** What is said of an opened call, under the weights and thresholds of the moment. */
export interface CallSentiments {
  readonly lanes: readonly LaneSentiment[];
  /** By the key of a turn. */
  readonly bySegment: ReadonlyMap<string, SegmentSentiment>;
  /** Segments whose words say one thing and the voice another, in the order of time. */
  readonly clashes: readonly SegmentSentiment[];
}

/** Fuses a call's judgements, and again at once when a weight or a threshold changes or is tried. */
export function useSentiments({ lanes, durationS }: Pick<CallDetails, 'lanes' | 'durationS'>): CallSentiments {
  const { textWeight, textUnsureBelow, acousticUnsureBelow, fusedUnsureBelow } = useFusion() ?? BY_ITSELF;
  return useMemo(() => {
    const fusion = { textWeight, textUnsureBelow, acousticUnsureBelow, fusedUnsureBelow };
    const fused = laneSentiments(lanes, durationS, fusion);
    const segments = fused.flatMap((lane) => lane.segments);
    const clashes = segments.filter(({ disagree }) => disagree).sort((a, b) => a.startS - b.startS);
    return { lanes: fused, bySegment: new Map(segments.map((one) => [one.key, one])), clashes };
  }, [lanes, durationS, textWeight, textUnsureBelow, acousticUnsureBelow, fusedUnsureBelow]);
}
