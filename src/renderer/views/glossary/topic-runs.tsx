import { useTranslation } from 'react-i18next';
import type { GlossaryCard, TopicRunCard } from '../../../shared/ipc/engine/glossary-requests.ts';
import { useWorkbenchPlace } from '../../state/glossary.ts';
import { useAsked } from '../../state/use-asked.ts';
import { figuresOf } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';
import { costText } from './cost-text.ts';
import { FirstCalls } from './first-calls.tsx';
import { LabelChange } from './label-change.tsx';

/** The re-classifications of a glossary; of one of them what each call was before and is after. */
export function TopicRuns({ card }: { readonly card: GlossaryCard }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { glossary: name } = card.version;
  const chosen = useWorkbenchPlace((state) => state.runId);
  const { value, error } = useAsked(`runs ${name}`, ({ engine }, signal) =>
    engine.request('topicRuns', { name }, signal),
  );
  if (error) return <ErrorNote error={error} />;
  if (!value) return <p className="waiting">{t('app.connecting')}</p>;
  const shown = value.find(({ id }) => id === chosen) ?? value[0];
  if (!shown) return <p className="side-note">{t('glossary.runsNone')}</p>;
  return (
    <>
      {value.length > 1 && (
        <label className="side-choice">
          <span className="note">{t('glossary.run')}</span>
          <select
            className="choice"
            value={shown.id}
            onChange={({ target }) => useWorkbenchPlace.setState({ runId: Number(target.value) })}
          >
            {value.map(({ id, startedAt, version, calls }) => (
              <option key={id} value={id}>
                {`${figures.moment(startedAt)} · v${figures.plain(version)} · ${t('glossary.calls', figures.counted(calls))}`}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className="side-note">
        {[
          figures.moment(shown.startedAt),
          t('glossary.version', { n: figures.plain(shown.version) }),
          t('glossary.end.reclassified', figures.counted(shown.calls)),
          t('glossary.end.changed', figures.counted(shown.changed)),
          ...(shown.costUsd > 0 ? [costText(t, figures, shown.costUsd, false)] : []),
        ].join(' · ')}
      </p>
      {shown.endedAt === null && <p className="side-note warn">{t('glossary.runStopped')}</p>}
      <Changes run={shown} />
    </>
  );
}

function Changes({ run }: { readonly run: TopicRunCard }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { value, error } = useAsked(`run ${run.id}`, ({ engine }, signal) =>
    engine.request('topicChanges', { runId: run.id }, signal),
  );
  if (error) return <ErrorNote error={error} />;
  if (!value) return <p className="waiting">{t('app.connecting')}</p>;
  const { groups, moreGroups, same } = value;
  return (
    <>
      {groups.map(({ before, after, count, calls }, n) => (
        <details key={JSON.stringify([before, after])} className="change-group" open={n < OPEN_AT_FIRST}>
          <summary>
            <LabelChange before={before} after={after} />
            <span className="figure">{figures.number(count)}</span>
          </summary>
          <FirstCalls calls={calls} count={count} />
        </details>
      ))}
      {moreGroups > 0 && <p className="side-note">{t('glossary.moreGroups', figures.counted(moreGroups))}</p>}
      {same.count > 0 && (
        <details className="change-group">
          <summary>
            <span className="quiet">{t('glossary.unchanged')}</span>
            <span className="figure">{figures.number(same.count)}</span>
          </summary>
          <FirstCalls {...same} />
        </details>
      )}
    </>
  );
}

/** Groups that stand open when a re-classification is looked at. */
const OPEN_AT_FIRST = 3;
