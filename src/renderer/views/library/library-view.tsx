import { useTranslation } from 'react-i18next';
import type { BatchCard } from '../../../shared/ipc/engine/batch-requests.ts';
import { SizeHandle } from '../../components/size-handle.tsx';
import { useFusionTrial } from '../../state/fusion-trial.ts';
import { useLibraryLayout } from '../../state/library-layout.ts';
import { usePlace } from '../../state/place.ts';
import { useName } from '../../state/trail.ts';
import { useAsked } from '../../state/use-asked.ts';
import { useFacets } from '../../state/use-facets.ts';
import { ErrorNote } from '../error-note.tsx';
import { BatchCalls } from './batch-calls.tsx';
import { BatchList } from './batch-list.tsx';
import { EmptyLibrary } from './empty-library.tsx';
import { Filters } from './filters.tsx';

/** Widths of the side in CSS pixels: narrower no filter's name can be read, wider the table is starved. */
const SIDE = { least: 180, most: 420, own: 248 } as const;

/** The batches and their calls. */
export function LibraryView() {
  const { t } = useTranslation();
  const batchId = usePlace((state) => state.batchId);
  const batches = useAsked('batches', ({ engine }, signal) => engine.request('batches', null, signal));
  const batch = batches.value?.find(({ id }) => id === batchId) ?? batches.value?.[0];
  useName('batch', batch?.title);
  if (batches.error && !batches.value) return <ErrorNote error={batches.error} />;
  if (!batches.value) return <p className="waiting">{t('app.connecting')}</p>;
  if (!batch) return <EmptyLibrary />;
  return <Library batches={batches.value} batch={batch} />;
}

function Library({ batches, batch }: { readonly batches: readonly BatchCard[]; readonly batch: BatchCard }) {
  const { t } = useTranslation();
  const filters = usePlace((state) => state.filters);
  const fusion = useFusionTrial(({ trial }) => trial);
  const sideWidth = useLibraryLayout((state) => state.sideWidth);
  const query = { ...filters, fusion, batchId: batch.id };
  const facets = useFacets(query);
  return (
    <div className="library" style={{ gridTemplateColumns: `${sideWidth / 16}rem minmax(0, 1fr)` }}>
      <nav className="side" aria-label={t('library.filters')}>
        <div className="side-lists">
          <BatchList batches={batches} batchId={batch.id} />
          {facets && <Filters facets={facets} />}
        </div>
        <SizeHandle
          label={t('library.sideWidth')}
          width={sideWidth}
          least={SIDE.least}
          most={SIDE.most}
          onWidth={(width) => useLibraryLayout.setState({ sideWidth: width })}
          onReset={() => useLibraryLayout.setState({ sideWidth: SIDE.own })}
        />
      </nav>
      <BatchCalls batch={batch} query={query} facets={facets} />
    </div>
  );
}
