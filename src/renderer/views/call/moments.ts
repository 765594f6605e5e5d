import type { InteractionMetrics } from '../../../shared/domain/interaction-metrics.ts';
import type { Span } from '../../../shared/domain/transcript.ts';

/** A moment of a call worth hearing. */
export interface Moment extends Span {
  readonly kind: 'silence' | 'overTalk' | 'interruption';
}

/** The moments of a call in the order of time. An interruption is a point: its end is its start. */
export function momentsOf({ silences, overTalk, interruptionsS }: InteractionMetrics): Moment[] {
  return [
    ...silences.map((span) => ({ ...span, kind: 'silence' as const })),
    ...overTalk.map((span) => ({ ...span, kind: 'overTalk' as const })),
    ...interruptionsS.map((timeS) => ({ startS: timeS, endS: timeS, kind: 'interruption' as const })),
  ].sort((a, b) => a.startS - b.startS);
}
