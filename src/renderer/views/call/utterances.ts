import type { Side } from '../../../shared/domain/call.ts';
import type { CallLane } from '../../../shared/domain/call-details.ts';
import type { InteractionMetrics } from '../../../shared/domain/interaction-metrics.ts';
import type { Span, Word } from '../../../shared/domain/transcript.ts';
import { segmentKey } from './sentiment/segment-sentiments.ts';

/** What somebody said in one go, and how it stands to what was said around it. */
export interface Turn extends Span {
  readonly key: string;
  readonly side: Side;
  readonly words: readonly Word[];
  /** Seconds of silence before it; null: nothing worth telling. */
  readonly silenceS: number | null;
  /** It begins while the other side speaks, who then gives way. */
  readonly interrupts: boolean;
  /** Seconds for which both sides speak from its beginning on; null: not worth telling. */
  readonly overTalkS: number | null;
}

/** Everything that was said, in the order of time. */
export function turnsOf(lanes: readonly CallLane[], metrics: InteractionMetrics): Turn[] {
  const interruptions = new Set(metrics.interruptionsS);
  const overTalk = new Map(metrics.overTalk.map((span) => [span.startS, lengthOf(span)]));
  const said = lanes
    .flatMap(({ side, channel, segments }) =>
      segments
        .map(({ startS, endS, words }, n) => ({ key: segmentKey(channel, n), side, startS, endS, words }))
        .filter(({ words }) => words.length > 0),
    )
    .sort((a, b) => a.startS - b.startS);
  let silence = 0;
  return said.map((turn) => {
    let silenceS: number | null = null;
    for (let next = metrics.silences[silence]; next && next.endS <= turn.startS + SAME_S; ) {
      silenceS = lengthOf(next);
      next = metrics.silences[++silence];
    }
    const overTalkS = overTalk.get(turn.startS) ?? null;
    return { ...turn, silenceS, interrupts: interruptions.has(turn.startS), overTalkS };
  });
}

/** Seconds of silence after everything that was said; null: nothing worth telling. */
export function endSilenceOf(turns: readonly Turn[], { silences }: InteractionMetrics): number | null {
  const last = silences.at(-1);
  const ends = turns.every(({ startS }) => last !== undefined && startS < last.startS);
  return last && ends ? lengthOf(last) : null;
}

/** Times nearer to one another than this are the same, in seconds. */
const SAME_S = 0.01;

function lengthOf({ startS, endS }: Span): number {
  return endS - startS;
}

/** Index of what began last at a time, of things in the order of their beginnings; -1 before the first. */
export function lastBegun(things: readonly { readonly startS: number }[], timeS: number): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((things[middle]?.startS ?? 0) <= timeS) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
