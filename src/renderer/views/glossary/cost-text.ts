import type { TFunction } from 'i18next';
import type { Figures } from '../../words/figures.ts';

/** Under this a cost is a matter of rounding. */
const LEAST_USD = 0.01;

/** What something cost, or is estimated to, in US dollars. */
export function costText(t: TFunction, figures: Figures, costUsd: number, estimated: boolean): string {
  if (costUsd > 0 && costUsd < LEAST_USD) return t('glossary.costLittle', { cost: figures.number(LEAST_USD, 2) });
  return t(estimated ? 'glossary.costAbout' : 'glossary.cost', { cost: figures.number(costUsd, 2) });
}
