import type { Side } from '../../../shared/domain/call.ts';
import type { CallLane } from '../../../shared/domain/call-details.ts';
import type { Span, Word } from '../../../shared/domain/transcript.ts';

/** What somebody said in one go. */
export interface Utterance extends Span {
  readonly key: string;
  readonly side: Side;
  readonly words: readonly Word[];
}

/** Everything that was said, in the order of time. */
export function utterancesOf(lanes: readonly CallLane[]): Utterance[] {
  return lanes
    .flatMap(({ side, channel, segments }) =>
      segments
        .filter(({ words }) => words.length > 0)
        .map(({ startS, endS, words }, n) => ({ key: `${channel}-${n}`, side, startS, endS, words })),
    )
    .sort((a, b) => a.startS - b.startS);
}

/** Index of the word that is said at a time, or was said last before it; -1 before the first. */
export function wordAt(words: readonly Word[], timeS: number): number {
  return words.findLastIndex(({ startS }) => startS <= timeS);
}
