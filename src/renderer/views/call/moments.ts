import type { InteractionMetrics } from '../../../shared/domain/interaction-metrics.ts';
import type { Span } from '../../../shared/domain/transcript.ts';
import type { SegmentSentiment } from './sentiment/segment-sentiments.ts';

/** A moment of a call worth hearing. */
export type Moment = Span &
  (
    | { readonly kind: 'silence' | 'overTalk' | 'interruption' }
    /** The words of a segment say one thing and its voice another. */
    | { readonly kind: 'clash'; readonly segment: SegmentSentiment }
  );

/** The moments of a call in the order of time. An interruption is a point: its end is its start. */
export function momentsOf(
  { silences, overTalk, interruptionsS }: InteractionMetrics,
  clashes: readonly SegmentSentiment[],
): Moment[] {
  return [
    ...silences.map((span) => ({ ...span, kind: 'silence' as const })),
    ...overTalk.map((span) => ({ ...span, kind: 'overTalk' as const })),
    ...interruptionsS.map((timeS) => ({ startS: timeS, endS: timeS, kind: 'interruption' as const })),
    ...clashes.map((segment) => ({ startS: segment.startS, endS: segment.endS, kind: 'clash' as const, segment })),
  ].sort((a, b) => a.startS - b.startS);
}
