import type { InteractionMetrics } from '../../../../shared/domain/interaction-metrics.ts';
import type { Span } from '../../../../shared/domain/transcript.ts';

/** A moment that is measured, not judged. */
interface MeasuredMoment extends Span {
  readonly kind: 'silence' | 'overTalk' | 'interruption';
}

/** What a pointer on the timeline points at, `slackS` around it; null: nothing worth a word. */
export function momentAt(metrics: InteractionMetrics, timeS: number, slackS: number): MeasuredMoment | null {
  const near = ({ startS, endS }: Span) => timeS >= startS - slackS && timeS <= endS + slackS;
  const pointS = metrics.interruptionsS.find((at) => Math.abs(at - timeS) <= slackS);
  if (pointS !== undefined) return { kind: 'interruption', startS: pointS, endS: pointS };
  const both = metrics.overTalk.find(near);
  if (both) return { kind: 'overTalk', ...both };
  const silence = metrics.silences.find(near);
  return silence ? { kind: 'silence', ...silence } : null;
}
