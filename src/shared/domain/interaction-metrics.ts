import type { Side } from './call.ts';
import type { Span } from './transcript.ts';

/** Silence shorter than this is a pause for breath, in seconds. */
export const SILENCE_S = 3;
/** Both sides speaking for no longer than this is how people talk, in seconds. */
export const OVER_TALK_S = 1;
/** Who falls silent within this time of being spoken into was interrupted, in seconds. */
const GIVES_WAY_S = 2;

/** What is measured of a lane: its speech in order, and how many words were said in it. */
export interface LaneSpeechWords {
  readonly side: Side;
  readonly speech: readonly Span[];
  readonly words: number;
}

/** How two people talked, by the definitions of the product. */
export interface InteractionMetrics {
  /** Stretches of at least `SILENCE_S` in which neither side speaks, the ends of the call included. */
  readonly silences: readonly Span[];
  readonly silenceS: number;
  /** Stretches longer than `OVER_TALK_S` in which both sides speak. */
  readonly overTalk: readonly Span[];
  readonly overTalkS: number;
  /** Times at which a side begins while the other speaks, and the other stops within two seconds. */
  readonly interruptionsS: readonly number[];
  /** The agent's share of both sides' speech, 0..1; null when there are not two sides, or nobody speaks. */
  readonly agentShare: number | null;
  /** Words per minute of that lane's speech, in the order of the lanes; null without speech. */
  readonly pace: readonly (number | null)[];
}

/** Measures a call of `durationS` seconds. */
export function interactionMetrics(lanes: readonly LaneSpeechWords[], durationS: number): InteractionMetrics {
  const agent = lanes.find(({ side }) => side === 'agent')?.speech ?? [];
  const client = lanes.find(({ side }) => side === 'client')?.speech ?? [];
  const silences = quietSpans(
    lanes.flatMap(({ speech }) => speech),
    durationS,
    SILENCE_S,
  );
  const overTalk = intersect(agent, client).filter((both) => lengthOf(both) > OVER_TALK_S);
  const [agentS, clientS] = [total(agent), total(client)];
  return {
    silences,
    silenceS: total(silences),
    overTalk,
    overTalkS: total(overTalk),
    interruptionsS: [...interruptions(agent, client), ...interruptions(client, agent)].sort((a, b) => a - b),
    agentShare: agentS + clientS > 0 ? agentS / (agentS + clientS) : null,
    pace: lanes.map(({ speech, words }) => (total(speech) > 0 ? (words * 60) / total(speech) : null)),
  };
}

/** Stretches of at least `atLeastS` in which nobody speaks, the ends of the call included; `speech` is everybody's. */
export function quietSpans(speech: readonly Span[], durationS: number, atLeastS: number): Span[] {
  return gaps(union(speech), durationS).filter((gap) => lengthOf(gap) >= atLeastS);
}

function lengthOf({ startS, endS }: Span): number {
  return endS - startS;
}

function total(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + lengthOf(span), 0);
}

function union(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.startS - b.startS)) {
    const last = joined.at(-1);
    if (last && span.startS <= last.endS) {
      joined[joined.length - 1] = { startS: last.startS, endS: Math.max(last.endS, span.endS) };
    } else joined.push(span);
  }
  return joined;
}

function gaps(spans: readonly Span[], durationS: number): Span[] {
  const starts = [0, ...spans.map(({ endS }) => endS)];
  const ends = [...spans.map(({ startS }) => startS), durationS];
  return starts.map((startS, n) => ({ startS, endS: ends[n] ?? durationS })).filter((gap) => gap.endS > gap.startS);
}

function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  const both: Span[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i]!, b[j]!];
    const startS = Math.max(one.startS, other.startS);
    const endS = Math.min(one.endS, other.endS);
    if (endS > startS) both.push({ startS, endS });
    if (one.endS < other.endS) i++;
    else j++;
  }
  return both;
}

/** Where `by` begins inside a stretch of `of` that ends within two seconds, while `by` goes on. Both are in order. */
function interruptions(by: readonly Span[], of: readonly Span[]): number[] {
  const times: number[] = [];
  let next = 0;
  for (const mine of by) {
    while (next < of.length && of[next]!.endS <= mine.startS) next++;
    const theirs = of[next];
    if (!theirs || theirs.startS >= mine.startS) continue;
    if (theirs.endS - mine.startS <= GIVES_WAY_S && theirs.endS < mine.endS) times.push(mine.startS);
  }
  return times;
}
