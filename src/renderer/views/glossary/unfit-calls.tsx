import { useTranslation } from 'react-i18next';
import type { GlossaryCard } from '../../../shared/ipc/engine/glossary-requests.ts';
import { TopicLabel } from '../../components/topic-label.tsx';
import { useAsked } from '../../state/use-asked.ts';
import { figuresOf } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';
import { CallLinks } from './call-links.tsx';

/** The calls that no topic fits, each with the line that comes nearest: where a keyword or a line is missing. */
export function UnfitCalls({ card }: { readonly card: GlossaryCard }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { glossary: name } = card.version;
  const { value, error } = useAsked(`unfit ${name}`, ({ engine }, signal) =>
    engine.request('unfitCalls', { name }, signal),
  );
  if (error) return <ErrorNote error={error} />;
  if (!value) return <p className="waiting">{t('app.connecting')}</p>;
  if (value.length === 0)
    return <p className="side-note">{t(card.calls === 0 ? 'glossary.noCalls' : 'glossary.unfitNone')}</p>;
  return (
    <>
      <p className="side-note">{t('glossary.unfitWhat')}</p>
      <CallLinks
        calls={value}
        more={({ nearest, byPerson }) => (
          <span className="call-fact">
            {byPerson ? (
              t('glossary.unfitByPerson')
            ) : nearest ? (
              <>
                {t('glossary.nearest')} <TopicLabel label={nearest.label} />{' '}
                <span className="faint">{figures.percent(nearest.score)}</span>
              </>
            ) : (
              t('glossary.nearestNone')
            )}
          </span>
        )}
      />
      {value.length < card.noTopic && (
        <p className="side-note">{t('glossary.andMore', figures.counted(card.noTopic - value.length))}</p>
      )}
    </>
  );
}
