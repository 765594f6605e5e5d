import {
  type AcousticCue,
  type AcousticCues,
  acousticCueSchema,
  cuesAgainstBaseline,
} from '../../../../shared/domain/acoustic-cues.ts';
import type { SegmentSentiment } from './segment-sentiments.ts';

/** Nearer to the usual than this nothing is said of a cue, in standard deviations: a third of all utterances is further. */
const ORDINARY = 1;

/** A cue of a voice that is not as usual. */
interface HeardCue {
  readonly cue: AcousticCue;
  /** In standard deviations from what is usual for the speaker. */
  readonly deviation: number;
}

/**
 * What is unusual in the voice of a segment, the most unusual first, against all segments of its lane. Null: too little is heard
 * of the voice in the call to know what is usual for it.
 */
export function heardCues(
  { cues }: Pick<SegmentSentiment, 'cues'>,
  lane: readonly Pick<SegmentSentiment, 'startS' | 'endS' | 'cues'>[],
): readonly HeardCue[] | null {
  const spans = lane.flatMap(({ startS, endS, cues: own }) => (own ? [{ startS, endS, cues: knownCues(own) }] : []));
  const against = cuesAgainstBaseline(knownCues(cues ?? {}), spans);
  const found = acousticCueSchema.options.flatMap((cue) => {
    const deviation = against[cue]?.deviation;
    return deviation === undefined ? [] : [{ cue, deviation }];
  });
  if (found.length === 0) return null;
  return found
    .filter(({ deviation }) => Math.abs(deviation) >= ORDINARY)
    .sort((one, other) => Math.abs(other.deviation) - Math.abs(one.deviation));
}

/** Those this version has words for. */
function knownCues(cues: Readonly<Record<string, number>>): AcousticCues {
  return Object.fromEntries(Object.entries(cues).filter(([cue]) => acousticCueSchema.safeParse(cue).success));
}
