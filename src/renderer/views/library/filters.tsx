import { useTranslation } from 'react-i18next';
import { callFlagSchema } from '../../../shared/domain/call.ts';
import { type CallFacets, callLengthSchema, listedStatusSchema } from '../../../shared/domain/call-list.ts';
import { FilterList } from '../../components/filter-list.tsx';
import { filter, usePlace } from '../../state/place.ts';
import { figuresOf } from '../../words/figures.ts';
import { AgentFilter } from './agent-filter.tsx';
import { DayFilter } from './day-filter.tsx';
import { Lens } from './lens/lens.tsx';
import { TopicFilter } from './topics/topic-filter.tsx';

/** What the list can be narrowed to, each with how many calls choosing it would leave. */
export function Filters({ facets }: { readonly facets: CallFacets }) {
  const { t, i18n } = useTranslation();
  const filters = usePlace((state) => state.filters);
  const figures = figuresOf(i18n.language);
  const format = (count: number) => figures.number(count);
  const { status, lengths } = facets;
  return (
    <>
      <FilterList
        title={t('library.state')}
        chosen={filters.status ?? 'all'}
        onChoose={(id) => filter({ status: listedStatusSchema.options.find((state) => state === id) ?? null })}
        format={format}
        options={[
          { id: 'all', label: t('library.all'), count: status.done + status.pending + status.failed + status.rejected },
          ...listedStatusSchema.options
            .filter((state) => status[state] > 0 || filters.status === state || state === 'done')
            .map((state) => ({
              id: state,
              label: t(`library.${state}`),
              count: status[state],
              bad: state === 'failed',
            })),
        ]}
      />
      <Lens facets={facets} />
      <TopicFilter facets={facets} format={format} />
      <FilterList
        title={t('library.flags')}
        chosen={filters.flags}
        onChoose={(id) => filter({ flags: toggled(filters.flags, callFlagSchema.parse(id)) })}
        format={format}
        options={facets.flags.map(({ flag, files }) => ({ id: flag, label: t(`flag.${flag}`), count: files }))}
      />
      <FilterList
        title={t('library.catalogue')}
        chosen={filters.lineOfBusiness}
        onChoose={(id) => filter({ lineOfBusiness: id === 'B2B' || id === 'B2C' ? id : null })}
        format={format}
        options={facets.linesOfBusiness.map(({ line, files }) => ({ id: line, label: line, count: files }))}
      />
      <FilterList
        title={t('library.length')}
        chosen={filters.length}
        onChoose={(id) => filter({ length: callLengthSchema.options.find((length) => length === id) ?? null })}
        format={format}
        options={callLengthSchema.options
          .filter((length) => lengths[length] > 0 || filters.length === length)
          .map((length) => ({ id: length, label: t(`length.${length}`), count: lengths[length] }))}
      />
      <DayFilter days={facets.days} format={format} />
      <AgentFilter agents={facets.agents} format={format} />
    </>
  );
}

function toggled<T>(chosen: readonly T[], one: T): T[] {
  return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
}
