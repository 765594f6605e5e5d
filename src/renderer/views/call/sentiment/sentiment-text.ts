import type { TFunction } from 'i18next';
import type { Verdict } from '../../../../shared/domain/lane-verdict.ts';
import { figuresOf } from '../../../words/figures.ts';
import type { SegmentSentiment } from './segment-sentiments.ts';

/** A verdict in words: "négatif à 72 %", or that it is not sure. */
export function verdictText(t: TFunction, language: string, { sentiment, confidence, sure }: Verdict): string {
  const figures = { name: t(`sentiment.${sentiment}`), share: figuresOf(language).percent(confidence) };
  return t(sure ? 'sentiment.verdict' : 'sentiment.unsureOf', figures);
}

/** What the words of a segment say against its voice, in a sentence; null: they agree. */
export function clashText(t: TFunction, { side, text, acoustic, disagree }: SegmentSentiment): string | null {
  if (!disagree || !text || !acoustic) return null;
  return t('sentiment.clashOf', {
    side: t(`side.${side}`),
    said: t(`sentiment.${text.verdict.sentiment}`),
    heard: t(`sentiment.${acoustic.verdict.sentiment}`),
  });
}
