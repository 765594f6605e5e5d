import type { TFunction } from 'i18next';
import type { Modality } from '../../../../shared/domain/sentiment.ts';
import { CLASH_SIGN, SENTIMENT_SIGNS } from '../../../components/sentiment-sign.tsx';
import type { TrackPlace } from '../timeline/tracks.tsx';
import type { Judge, Judged, LaneSentiment, SegmentSentiment } from './segment-sentiments.ts';
import { bandAt, segmentAt } from './sentiment-bands.tsx';
import { verdictText } from './sentiment-text.ts';

/** A block on the lanes of sentiment. */
interface Felt {
  readonly segment: SegmentSentiment;
  readonly judge: Judge;
}

/** The block that a place on the lanes points at; null: none. `lanes` is the element that holds them. */
export function feltAt(
  lanes: HTMLElement | null,
  sentiments: readonly LaneSentiment[],
  { timeS, slackS, clientY }: TrackPlace,
): Felt | null {
  for (const element of lanes?.querySelectorAll<HTMLElement>('.lane.sentiment') ?? []) {
    const { top, bottom } = element.getBoundingClientRect();
    if (clientY < top || clientY >= bottom) continue;
    const lane = sentiments.find(({ channel }) => String(channel) === element.dataset.channel);
    const segment = segmentAt(lane?.segments ?? [], timeS, slackS);
    const judge = bandAt((clientY - top) / (bottom - top));
    return segment?.[judge] ? { segment, judge } : null;
  }
  return null;
}

/** What a block says, in words. */
export function feltText(t: TFunction, language: string, { segment, judge }: Felt): string {
  const judged = segment[judge];
  if (!judged) return '';
  const said = t('sentiment.of', { judge: t(`sentiment.${judge}`), verdict: verdictText(t, language, judged.verdict) });
  const { text, acoustic, disagree } = segment;
  if (judge !== 'fused' || !disagree || !text || !acoustic) return said;
  const short = (modality: Modality, { verdict }: Judged) =>
    `${t(`sentiment.${modality}`)} ${SENTIMENT_SIGNS[verdict.sentiment]}`;
  return `${said} · ${short('text', text)} ${CLASH_SIGN} ${short('acoustic', acoustic)}`;
}
