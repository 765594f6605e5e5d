import { useTranslation } from 'react-i18next';
import type { CallFacets } from '../../../../shared/domain/call-list.ts';
import { GLOSSARY_NAMES } from '../../../../shared/domain/topics.ts';
import { Button } from '../../../components/button.tsx';
import { TopicLabel } from '../../../components/topic-label.tsx';
import { toggleTopicChart, useLibraryLayout } from '../../../state/library-layout.ts';
import { filter, usePlace } from '../../../state/place.ts';
import { figuresOf } from '../../../words/figures.ts';
import { isChosen, toggled, topicName } from './topic-names.ts';

/**
 * How many calls each topic has, of those the other filters leave: a bar for each, longest first, the glossaries apart on one scale.
 * Each bar is a filter, and a button, so that the keyboard comes to it and it is read out.
 */
export function TopicChart({ topics }: { readonly topics: CallFacets['topics'] | null }) {
  const { t, i18n } = useTranslation();
  const shown = useLibraryLayout((state) => state.topicChart);
  const chosen = usePlace(({ filters }) => filters.topics);
  if (!shown || !topics) return null;
  const figures = figuresOf(i18n.language);
  const most = Math.max(1, ...topics.map(({ files }) => files));
  const glossaries = GLOSSARY_NAMES.filter((name) => topics.some(({ glossary }) => glossary === name));
  return (
    <section className="topic-chart" aria-label={t('topics.chart')}>
      <header>
        <h2>{t('topics.chart')}</h2>
        <p className="note">{t(topics.length === 0 ? 'topics.chart.empty' : 'topics.chart.note')}</p>
        <Button kind="quiet" label={t('topics.chart.hide')} onClick={toggleTopicChart}>
          ×
        </Button>
      </header>
      <div className="topic-bars">
        {glossaries.map((name) => (
          <section key={name} aria-label={name}>
            {glossaries.length > 1 && <h3>{name}</h3>}
            {topics
              .filter(({ glossary }) => glossary === name)
              .map(({ files, ...topic }) => (
                <button
                  key={topic.label ?? ''}
                  type="button"
                  className={topic.label === null ? 'topic-bar none' : 'topic-bar'}
                  aria-pressed={isChosen(chosen, topic)}
                  title={topicName(t, topic)}
                  onClick={() => filter({ topics: toggled(chosen, topic) })}
                >
                  <span className="topic-bar-name">
                    {topic.label === null ? t('topics.noneShort') : <TopicLabel label={topic.label} />}
                  </span>
                  <i aria-hidden="true">
                    <b style={{ inlineSize: `${(100 * files) / most}%` }} />
                  </i>
                  <span className="figure">{figures.number(files)}</span>
                </button>
              ))}
          </section>
        ))}
      </div>
    </section>
  );
}
