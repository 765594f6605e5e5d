import { useTranslation } from 'react-i18next';
import { bottleneckText } from '../../../shared/bottleneck-text.ts';
import { GLOSSARY_NAMES } from '../../../shared/domain/topics.ts';
import type { BatchCard } from '../../../shared/ipc/engine/batch-requests.ts';
import { Button } from '../../components/button.tsx';
import { connected } from '../../state/connection.ts';
import { dismiss } from '../../state/dismissed.ts';
import { filter } from '../../state/place.ts';
import { usePreferences } from '../../state/preferences.ts';
import { retryFailed } from '../../state/run.ts';
import { figuresOf } from '../../words/figures.ts';

/** How a batch ended, in figures and one sentence, until it is put away. */
export function EndCard(props: { readonly batch: BatchCard; readonly summary: NonNullable<BatchCard['summary']> }) {
  const { t, i18n } = useTranslation();
  const language = usePreferences((state) => state.language);
  const { batch, summary } = props;
  const { results } = batch;
  const figures = figuresOf(i18n.language);
  const { analysed, failed, rejected, skipped, audioS, wallS, topics } = summary;
  const title =
    batch.state === 'cancelled'
      ? t('run.stoppedHere', figures.counted(analysed))
      : analysed > 0
        ? t('run.done', figures.counted(analysed))
        : t('run.nothingNew');
  const speed = wallS > 0 ? audioS / wallS : 0;
  return (
    <section className="end-card" aria-label={title}>
      <h2>{title}</h2>
      {/* What else the machine did is over: there is nothing left to do about it. */}
      {results && analysed > 0 && results.bottleneck.kind !== 'other_programs' && (
        <p className="note">{bottleneckText(results.bottleneck, language)}</p>
      )}
      <Button kind="quiet" label={t('run.dismiss')} onClick={() => dismiss(batch.id)}>
        ×
      </Button>
      <ul className="end-figures">
        <Figure value={figures.number(analysed)} name={t('run.figure.analysed', { count: analysed })} />
        {failed > 0 && <Figure value={figures.number(failed)} name={t('run.figure.failed')} bad />}
        {rejected > 0 && (
          <Figure value={figures.number(rejected)} name={t('run.figure.rejected', { count: rejected })} />
        )}
        {skipped > 0 && <Figure value={figures.number(skipped)} name={t('run.figure.skipped', { count: skipped })} />}
        {audioS > 0 && (
          <>
            <Figure value={figures.span(audioS)} name={t('run.figure.audio')} />
            <Figure value={figures.span(wallS)} name={t('run.figure.wall')} />
            <Figure value={figures.number(speed, speed < 10 ? 1 : 0)} name={t('run.figure.speed')} />
          </>
        )}
        {topics && topics.none > 0 && (
          <Figure value={figures.number(topics.none)} name={t('run.figure.noTopic')} onClick={() => filter(NO_TOPIC)} />
        )}
        {topics && topics.fallbacks > 0 && (
          <Figure
            value={figures.number(topics.fallbacks)}
            name={t('run.figure.fallbacks', { count: topics.fallbacks })}
            onClick={() => filter({ topicState: 'fallback' })}
          />
        )}
        {topics && topics.costUsd > 0 && (
          <Figure value={figures.number(topics.costUsd, 2)} name={t('run.figure.cost')} />
        )}
      </ul>
      <div className="end-actions">
        {failed > 0 && (
          <>
            <Button kind="primary" onClick={() => void retryFailed(batch.id)}>
              {t('run.retry', figures.counted(failed))}
            </Button>
            <Button onClick={() => filter({ status: 'failed' })}>{t('run.openFailed')}</Button>
          </>
        )}
        {results && (
          <Button
            onClick={() =>
              void connected().shell.request('showResult', { batchId: batch.id, name: results.resultsName })
            }
          >
            {t('run.files')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Calls that no topic fits, of either glossary. */
const NO_TOPIC = { topics: GLOSSARY_NAMES.map((glossary) => ({ glossary, label: null })) };

/** A figure with its name; with `onClick` both lead to the calls that are counted. */
function Figure(props: {
  readonly value: string;
  readonly name: string;
  readonly bad?: boolean;
  readonly onClick?: () => void;
}) {
  const { value, name, bad = false, onClick } = props;
  const shown = (
    <>
      <b>
        <bdi>{value}</bdi>
      </b>
      <span>{name}</span>
    </>
  );
  return (
    <li className={bad ? 'bad' : undefined}>
      {onClick ? (
        <button type="button" className="figure-link" onClick={onClick}>
          {shown}
        </button>
      ) : (
        shown
      )}
    </li>
  );
}
