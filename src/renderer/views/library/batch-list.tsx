import { useTranslation } from 'react-i18next';
import type { BatchCard } from '../../../shared/ipc/engine/batch-requests.ts';
import { showBatch } from '../../state/place.ts';
import { figuresOf } from '../../words/figures.ts';

/** The batches, newest first, with when they began and what became of them. */
export function BatchList({ batches, batchId }: { readonly batches: readonly BatchCard[]; readonly batchId: string }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  return (
    <section className="filter-list" aria-label={t('library.batches')}>
      <h2>{t('library.batches')}</h2>
      <div className="filter-options scrolls">
        {batches.map(({ id, title, state, startedAt, summary }) => (
          <button
            key={id}
            type="button"
            className="filter-option batch"
            aria-pressed={id === batchId}
            title={title}
            onClick={() => id !== batchId && showBatch(id)}
          >
            <bdi>{title}</bdi>
            <span className="figure">{summary === null ? '…' : figures.number(summary.found)}</span>
            <span className="note" data-state={state}>
              <bdi dir="ltr">{figures.moment(startedAt)}</bdi>
              {state !== 'done' && ` · ${t(`batch.${state}`)}`}
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}
