import type { TFunction } from 'i18next';
import type { SentimentQuery } from '../../../../shared/domain/call-list.ts';

/** What a sentiment or a trend is called. */
export function nameOf(t: TFunction, { of, is }: Pick<SentimentQuery, 'of' | 'is'>): string {
  return t(of === 'trend' ? `sentiment.trend.${is}` : `sentiment.${is}`);
}

/** "Le sentiment moyen du client est négatif". */
export function sentenceOf(t: TFunction, query: SentimentQuery): string {
  const { of, side } = query;
  return t('lens.sentence', { of: t(`lens.of.${of}`), side: t(`lens.side.${side}`), is: nameOf(t, query) });
}
