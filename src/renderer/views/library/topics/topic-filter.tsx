import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallFacets, topicStateSchema } from '../../../../shared/domain/call-list.ts';
import { foldText } from '../../../../shared/domain/text-folding.ts';
import { GLOSSARY_NAMES } from '../../../../shared/domain/topics.ts';
import { Button } from '../../../components/button.tsx';
import { FilterList } from '../../../components/filter-list.tsx';
import { toggleTopicChart, useLibraryLayout } from '../../../state/library-layout.ts';
import { filter, usePlace } from '../../../state/place.ts';
import { isChosen, shortLabels, toggled } from './topic-names.ts';

/** So many topics are read at a glance; more are searched. */
const AT_A_GLANCE = 8;

/** The topics, a list for each glossary in use, several of which can be chosen; and how far they are to be believed. */
export function TopicFilter(props: { readonly facets: CallFacets; readonly format: (count: number) => string }) {
  const { t } = useTranslation();
  const [sought, setSought] = useState('');
  const { topics: chosen, topicState } = usePlace(({ filters }) => filters);
  const chartShown = useLibraryLayout((state) => state.topicChart);
  const { topics, topicStates } = props.facets;
  const part = foldText(sought);
  const glossaries = GLOSSARY_NAMES.filter((name) => topics.some(({ glossary }) => glossary === name));
  return (
    <>
      {glossaries.map((name, n) => {
        const listed = topics.filter(
          (topic) => topic.glossary === name && (foldText(topic.label ?? '').includes(part) || isChosen(chosen, topic)),
        );
        const names = shortLabels(listed.map(({ label }) => label ?? t('topics.noneShort')));
        const options = listed.map(({ label, files }, place) => ({
          id: String(place),
          label: names[place] ?? '',
          title: label ?? t('topics.none'),
          count: files,
          quiet: label === null,
        }));
        return (
          <FilterList
            key={name}
            title={t(glossaries.length > 1 ? 'topics.filterOf' : 'topics.filter', { name })}
            chosen={options.filter((_, place) => isChosen(chosen, listed[place] ?? NOWHERE)).map(({ id }) => id)}
            onChoose={(id) => {
              const topic = listed[Number(id)];
              if (topic) filter({ topics: toggled(chosen, { glossary: name, label: topic.label }) });
            }}
            format={props.format}
            options={options}
            scrolls
          >
            {n === 0 && (
              <>
                <Button kind="quiet" pressed={chartShown} onClick={toggleTopicChart}>
                  {t('topics.chart.show')}
                </Button>
                {topics.length > AT_A_GLANCE && (
                  <input
                    type="search"
                    className="field"
                    aria-label={t('topics.search')}
                    placeholder={t('topics.search')}
                    value={sought}
                    onChange={(event) => setSought(event.target.value)}
                  />
                )}
              </>
            )}
          </FilterList>
        );
      })}
      <FilterList
        title={t('topics.states')}
        chosen={topicState}
        onChoose={(id) => filter({ topicState: topicStateSchema.options.find((state) => state === id) ?? null })}
        format={props.format}
        options={topicStateSchema.options
          .filter((state) => topicStates[state] > 0 || topicState === state)
          .map((state) => ({ id: state, label: t(`topics.state.${state}`), count: topicStates[state] }))}
      />
    </>
  );
}

const NOWHERE = { glossary: 'B2B', label: '' } as const;
