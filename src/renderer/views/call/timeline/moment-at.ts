import type { InteractionMetrics } from '../../../../shared/domain/interaction-metrics.ts';

/** What is noticed at a time, `slackS` around it. */
export interface NoticedMoment {
  readonly kind: 'silence' | 'overTalk' | 'interruption';
  readonly lengthS: number;
}

/** What a pointer on the timeline points at; null: nothing worth a word. */
export function momentAt(metrics: InteractionMetrics, timeS: number, slackS: number): NoticedMoment | null {
  const near = ({ startS, endS }: { readonly startS: number; readonly endS: number }) =>
    timeS >= startS - slackS && timeS <= endS + slackS;
  if (metrics.interruptionsS.some((at) => Math.abs(at - timeS) <= slackS)) return { kind: 'interruption', lengthS: 0 };
  const both = metrics.overTalk.find(near);
  if (both) return { kind: 'overTalk', lengthS: both.endS - both.startS };
  const silence = metrics.silences.find(near);
  return silence ? { kind: 'silence', lengthS: silence.endS - silence.startS } : null;
}
