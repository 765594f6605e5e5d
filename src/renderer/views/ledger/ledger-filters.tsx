import { useTranslation } from 'react-i18next';
import { EGRESS_OUTCOMES, type EgressFilter } from '../../../shared/domain/egress.ts';
import { FilterList } from '../../components/filter-list.tsx';
import { openLedger } from '../../state/place.ts';
import { figuresOf } from '../../words/figures.ts';
import type { Overview } from './ledger-totals.tsx';

/** How requests ended and on which days they left, each with how many there are under the other filters. */
export function LedgerFilters({ filter, overview }: { readonly filter: EgressFilter; readonly overview: Overview }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { outcomes, days } = overview;
  const format = (count: number) => figures.number(count);
  return (
    <>
      <FilterList
        title={t('ledger.outcome')}
        chosen={filter.outcome}
        onChoose={(id) => openLedger({ ...filter, outcome: EGRESS_OUTCOMES.find((one) => one === id) ?? null })}
        format={format}
        options={outcomes.map(({ outcome, requests }) => ({
          id: outcome,
          label: t(`ledger.outcome.${outcome}`),
          count: requests,
          bad: outcome === 'refused' || outcome === 'failed',
        }))}
      />
      <FilterList
        title={t('ledger.days')}
        chosen={filter.from}
        onChoose={(day) => openLedger({ ...filter, from: day, to: day })}
        format={format}
        options={days.map(({ day, requests }) => ({ id: day, label: figures.day(day), count: requests }))}
        scrolls
      />
    </>
  );
}
