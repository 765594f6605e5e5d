import { useTranslation } from 'react-i18next';
import { callFlagSchema } from '../../../shared/domain/call.ts';
import { flagText } from '../../../shared/flag-text.ts';
import type { BatchCard } from '../../../shared/ipc/engine/batch-requests.ts';
import { FilterList } from '../../components/filter-list.tsx';
import { filter, showBatch, usePlace } from '../../state/place.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useAsked } from '../../state/use-asked.ts';
import { figuresOf } from '../../words/figures.ts';

const STATES = ['done', 'pending', 'failed', 'rejected'] as const;
/** Of a flag's sentence, what stands before its explanation. */
const shortFlag = (sentence: string) => sentence.split(/[:;؛.]/)[0] ?? sentence;

/** The batches, and what the list can be narrowed to, each with how many calls are left. */
export function Filters({ batches, batchId }: { readonly batches: readonly BatchCard[]; readonly batchId: string }) {
  const { t, i18n } = useTranslation();
  const language = usePreferences((state) => state.language);
  const filters = usePlace((state) => state.filters);
  const { value: facets } = useAsked(`facets ${batchId}`, ({ engine }, signal) =>
    engine.request('callFacets', { batchId }, signal),
  );
  const figures = figuresOf(i18n.language);
  const format = (count: number) => figures.number(count);
  return (
    <nav className="side">
      <FilterList
        title={t('library.batches')}
        chosen={batchId}
        onChoose={(id) => id !== null && showBatch(id)}
        format={format}
        options={batches.map(({ id, title, summary }) => ({ id, label: title, count: summary?.found ?? null }))}
      />
      {facets && (
        <>
          <FilterList
            title={t('library.state')}
            chosen={filters.status ?? 'all'}
            onChoose={(id) => filter({ status: STATES.find((state) => state === id) ?? null })}
            format={format}
            options={[
              { id: 'all', label: t('library.all'), count: facets.total },
              ...STATES.map((state) => ({
                id: state,
                label: t(`library.${state}`),
                count: facets.status[state],
                bad: state === 'failed',
              })),
            ]}
          />
          <FilterList
            title={t('library.flags')}
            chosen={filters.flag}
            onChoose={(id) => filter({ flag: id === null ? null : callFlagSchema.parse(id) })}
            format={format}
            options={facets.flags.map(({ flag, files }) => ({
              id: flag,
              label: shortFlag(flagText(flag, language)),
              count: files,
            }))}
          />
          <FilterList
            title={t('library.catalogue')}
            chosen={filters.lineOfBusiness}
            onChoose={(id) => filter({ lineOfBusiness: id === 'B2B' || id === 'B2C' ? id : null })}
            format={format}
            options={facets.linesOfBusiness.map(({ line, files }) => ({ id: line, label: line, count: files }))}
          />
          <FilterList
            title={t('library.agents')}
            chosen={filters.agent}
            onChoose={(agent) => filter({ agent })}
            format={format}
            options={facets.agents.map(({ agent, files }) => ({ id: agent, label: agent, count: files }))}
          />
        </>
      )}
    </nav>
  );
}
