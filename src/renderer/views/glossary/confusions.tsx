import { useTranslation } from 'react-i18next';
import type { GlossaryCard } from '../../../shared/ipc/engine/glossary-requests.ts';
import { useAsked } from '../../state/use-asked.ts';
import { figuresOf } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';
import { FirstCalls } from './first-calls.tsx';
import { LabelChange } from './label-change.tsx';

/** What people corrected: the machine's topic, theirs, and the calls of which they said so. */
export function Confusions({ card }: { readonly card: GlossaryCard }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { glossary: name } = card.version;
  const { value, error } = useAsked(`confusions ${name}`, ({ engine }, signal) =>
    engine.request('confusions', { name }, signal),
  );
  if (error) return <ErrorNote error={error} />;
  if (!value) return <p className="waiting">{t('app.connecting')}</p>;
  if (value.confusions.length === 0) return <p className="side-note">{t('glossary.confusionsNone')}</p>;
  return (
    <>
      <p className="side-note">{t('glossary.confusionsWhat')}</p>
      {value.confusions.map(({ machine, person, count, calls }) => (
        <details key={`${machine}\n${person}`} className="change-group">
          <summary>
            <LabelChange before={machine === null ? [] : [machine]} after={person === null ? [] : [person]} />
            <span className="figure">{figures.number(count)}</span>
          </summary>
          <FirstCalls calls={calls} count={count} />
        </details>
      ))}
      {value.more > 0 && <p className="side-note">{t('glossary.moreGroups', figures.counted(value.more))}</p>}
    </>
  );
}
