import { useTranslation } from 'react-i18next';
import { filter, usePlace } from '../../state/place.ts';
import { useName } from '../../state/trail.ts';
import { useAsked } from '../../state/use-asked.ts';
import { ErrorNote } from '../error-note.tsx';
import { CallTable } from './call-table.tsx';
import { EmptyLibrary } from './empty-library.tsx';
import { Filters } from './filters.tsx';
import { RunStrip } from './run-strip.tsx';

/** The batches and their calls. */
export function LibraryView() {
  const { t } = useTranslation();
  const place = usePlace();
  const batches = useAsked('batches', ({ engine }, signal) => engine.request('batches', null, signal));
  const shown = batches.value?.find(({ id }) => id === place.batchId) ?? batches.value?.[0];
  useName('batch', shown?.title ?? null);
  if (batches.error && !batches.value) return <ErrorNote error={batches.error} />;
  if (!batches.value) return <p className="waiting">{t('app.connecting')}</p>;
  const batch = shown;
  if (!batch) return <EmptyLibrary />;
  return (
    <div className="library">
      <Filters batches={batches.value} batchId={batch.id} />
      <main className="library-main">
        <RunStrip batchId={batch.id} />
        <div className="strip narrow">
          <h1>
            <bdi>{batch.title}</bdi>
          </h1>
          <span className="grow" />
          <input
            type="search"
            className="field"
            aria-label={t('library.search')}
            placeholder={t('library.search')}
            value={place.filters.name}
            onChange={(event) => filter({ name: event.target.value.slice(0, 200) })}
          />
        </div>
        <CallTable query={{ ...place.filters, batchId: batch.id }} />
        <footer className="foot">
          <span>
            <kbd>↑ ↓</kbd> {t('library.keys')}
          </span>
          <span>
            <kbd>↵</kbd> {t('library.open')}
          </span>
        </footer>
      </main>
    </div>
  );
}
