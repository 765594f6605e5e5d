import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallFacets, type CallQuery, NO_FILTERS } from '../../../shared/domain/call-list.ts';
import type { BatchCard } from '../../../shared/ipc/engine/batch-requests.ts';
import { Button } from '../../components/button.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { useCommands, useKeyLabel } from '../../state/commands.ts';
import { filter, usePlace } from '../../state/place.ts';
import { chooseFolder } from '../../state/run.ts';
import { clearSelection, countSelected, useSelection } from '../../state/selection.ts';
import { useCallWindow } from '../../state/use-call-window.ts';
import { figuresOf } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';
import { CallTable } from './call-table.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ExportNote } from './export-note.tsx';
import { FilterTokens } from './filter-tokens.tsx';
import { TrialStrip } from './lens/trial-strip.tsx';
import { RunStrip } from './run-strip.tsx';
import { TopicChart } from './topics/topic-chart.tsx';

/** The calls of a batch, with what can be done with them. */
export function BatchCalls(props: {
  readonly batch: BatchCard;
  readonly query: CallQuery;
  /** Null: not known yet. */
  readonly facets: CallFacets | null;
}) {
  const { t } = useTranslation();
  const { batch, query, facets } = props;
  const sort = usePlace((state) => state.sort);
  const pages = useCallWindow(query, sort);
  const search = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const focusList = () => main.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  const total = pages.total();
  const error = pages.error();
  const shown = total !== null;
  // The list has the keyboard when it appears: at the start, and when the analyst comes back from a call.
  useLayoutEffect(() => {
    if (shown && document.activeElement === document.body) focusList();
  });
  useCommands({
    find: () => search.current?.select(),
    back() {
      if (document.activeElement === search.current) focusList();
      else clearSelection();
    },
  });
  const narrowed =
    total !== null &&
    JSON.stringify({ ...query, name: query.name.trim(), fusion: null }) !==
      JSON.stringify({ ...NO_FILTERS, batchId: query.batchId });
  return (
    <main ref={main} className="library-main">
      <RunStrip batch={batch} />
      <div className="strip narrow">
        <h1>
          <bdi>{batch.title}</bdi>
        </h1>
        <span className="grow" />
        <input
          ref={search}
          type="search"
          className="field"
          aria-label={t('library.search')}
          placeholder={t('library.search')}
          value={query.name}
          onChange={(event) => filter({ name: event.target.value.slice(0, 200) })}
          onKeyDown={(event) => {
            if (event.key === 'a' && (event.ctrlKey || event.metaKey)) event.stopPropagation();
            if (event.key === 'Enter' || event.key === 'ArrowDown') focusList();
          }}
        />
        <Button onClick={() => void chooseFolder()}>{t('library.add')}</Button>
        <ColumnsMenu />
        <ExportMenu query={query} narrowed={narrowed} total={total} />
      </div>
      <TrialStrip disagree={facets?.disagree ?? null} />
      <FilterTokens />
      <TopicChart topics={facets?.topics ?? null} />
      <ExportNote />
      {error && <ErrorNote error={error} />}
      {total === 0 ? <NoMatch narrowed={narrowed} /> : <CallTable query={query} pages={pages} />}
      <Foot total={total} />
    </main>
  );
}

function NoMatch({ narrowed }: { readonly narrowed: boolean }) {
  const { t } = useTranslation();
  if (!narrowed) return <p className="no-match">{t('library.noCalls')}</p>;
  return (
    <div className="no-match">
      <p>{t('library.noMatch')}</p>
      <Button onClick={() => filter(NO_FILTERS)}>{t('library.clear')}</Button>
    </div>
  );
}

function Foot({ total }: { readonly total: number | null }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const selected = countSelected(useSelection(), total ?? 0);
  const hints = [
    [useKeyLabel('select'), t('library.select')],
    [useKeyLabel('selectAll'), t('library.selectAll')],
    [useKeyLabel('find'), t('library.find')],
  ] as const;
  return (
    <footer className="foot">
      <span role="status">
        {total !== null && t('library.calls', figures.counted(total))}
        {selected > 0 && ` · ${t('library.selected', figures.counted(selected))}`}
      </span>
      <span className="grow" />
      <span>
        <kbd>↑ ↓</kbd> {t('library.keys')}
      </span>
      <span>
        <kbd>↵</kbd> {t('library.open')}
      </span>
      {hints.map(([key, what]) =>
        key === '' ? null : (
          <span key={what}>
            <KeyCap name={key} /> {what}
          </span>
        ),
      )}
    </footer>
  );
}
