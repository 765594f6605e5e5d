import type { CallLane } from '../../../shared/domain/call-details.ts';
import { quietSpans } from '../../../shared/domain/interaction-metrics.ts';
import type { Span } from '../../../shared/domain/transcript.ts';

/** A side that can be heard alone. */
export type SoloSide = 'agent' | 'client';

/** Nobody speaking for longer than this is skipped, in seconds. */
const SKIPPED_S = 1;
/** What is left of a skipped silence before and after it, so that no word loses its edge, in seconds. */
const MARGIN_S = 0.25;

/** Who speaks when in a call, as far as the player has to know. */
export interface Speakers {
  readonly durationS: number;
  readonly channelOf: Readonly<Partial<Record<SoloSide, 0 | 1>>>;
  /** The silence that a time lies in and that may be skipped, less its margins. */
  quietAt(timeS: number): Span | null;
  /** What is being said at a time, or was said last before it (first of all, before anything was), by a side or by anyone. */
  saidAt(timeS: number, side: SoloSide | null): Span | null;
}

/** Of a call that nothing is known of yet. */
export const NOBODY: Speakers = { durationS: 0, channelOf: {}, quietAt: () => null, saidAt: () => null };

/** Reads the lanes of a call of `durationS` seconds. */
export function speakersOf(lanes: readonly CallLane[], durationS: number): Speakers {
  const quiet = quietSpans(
    lanes.flatMap(({ segments }) => segments),
    durationS,
    SKIPPED_S,
  ).map(({ startS, endS }) => ({
    startS: startS === 0 ? 0 : startS + MARGIN_S,
    // A margin before the next word, but none before the end.
    endS: endS >= durationS ? durationS : endS - MARGIN_S,
  }));
  const channels = lanes.flatMap(({ side, channel }) => (side === 'mixed' || channel > 1 ? [] : [[side, channel]]));
  return {
    durationS,
    channelOf: Object.fromEntries(channels) as Partial<Record<SoloSide, 0 | 1>>,
    // Nobody was found to speak at all: there is nothing to skip to.
    quietAt: (timeS) =>
      lanes.every(({ segments }) => segments.length === 0)
        ? null
        : (quiet.find(({ startS, endS }) => timeS >= startS && timeS < endS) ?? null),
    saidAt(timeS, side) {
      const said = lanes
        .filter((lane) => side === null || lane.side === side)
        .flatMap(({ segments }) => segments)
        .map(({ startS, endS }) => ({ startS, endS }))
        .sort((one, other) => one.startS - other.startS);
      return said.findLast(({ startS }) => startS <= timeS) ?? said[0] ?? null;
    },
  };
}
