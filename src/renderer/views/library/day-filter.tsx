import { useTranslation } from 'react-i18next';
import type { CallFacets } from '../../../shared/domain/call-list.ts';
import { FilterList } from '../../components/filter-list.tsx';
import { filter, usePlace } from '../../state/place.ts';
import { figuresOf } from '../../words/figures.ts';

/** Days of recording: a stretch of them, or one of those there are. */
export function DayFilter(props: { readonly days: CallFacets['days']; readonly format: (count: number) => string }) {
  const { t, i18n } = useTranslation();
  const { from, to } = usePlace(({ filters }) => filters);
  const { days } = props;
  if (days.length < 2 && from === null && to === null) return null;
  const figures = figuresOf(i18n.language);
  const day = (value: string) => (/^\d{4}-\d\d-\d\d$/.test(value) ? value : null);
  return (
    <FilterList
      title={t('library.days')}
      chosen={from !== null && from === to ? from : null}
      onChoose={(id) => filter({ from: id, to: id })}
      format={props.format}
      options={days.map(({ day: id, files }) => ({ id, label: figures.day(id), count: files }))}
      scrolls
    >
      <div className="day-range">
        <input
          type="date"
          className="field"
          aria-label={t('library.from')}
          title={t('library.from')}
          value={from ?? ''}
          onChange={(event) => filter({ from: day(event.target.value) })}
        />
        <span aria-hidden="true">–</span>
        <input
          type="date"
          className="field"
          aria-label={t('library.to')}
          title={t('library.to')}
          value={to ?? ''}
          onChange={(event) => filter({ to: day(event.target.value) })}
        />
      </div>
    </FilterList>
  );
}
