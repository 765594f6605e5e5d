import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallQuery } from '../../../shared/domain/call-list.ts';
import { Button } from '../../components/button.tsx';
import { filter, NO_FILTERS, sortBy, usePlace } from '../../state/place.ts';
import { usePreferences, useRowPx } from '../../state/preferences.ts';
import { useCallWindow } from '../../state/use-call-window.ts';
import { figuresOf } from '../../words/figures.ts';
import { FEATURES, makeColumns, SORTABLE, type TableRow } from './columns.tsx';

/** The calls of a batch: a row is drawn only where it is seen, and held only around there. */
export function CallTable({ query }: { readonly query: CallQuery }) {
  const { t, i18n } = useTranslation();
  const language = usePreferences((state) => state.language);
  const sort = usePlace((state) => state.sort);
  const chosen = usePlace((state) => state.row);
  const rowPx = useRowPx();
  const scroller = useRef<HTMLDivElement>(null);
  const seen = useRef({ first: 0, last: 40 });
  const { total, row } = useCallWindow(query, sort, seen.current.first, seen.current.last);
  const virtualizer = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtualizer.measure(), [rowPx]);
  const items = virtualizer.getVirtualItems();
  seen.current = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 40 };
  const columns = useMemo(
    () => makeColumns({ t, language, figures: figuresOf(i18n.language) }),
    [t, language, i18n.language],
  );
  const data = items.map(({ index }): TableRow => ({ index, call: row(index) }));
  const table = useTable({ features: FEATURES, columns, data, getRowId: ({ index }) => String(index) });

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the row scrolls
  useEffect(() => {
    if (total !== null && chosen < total) virtualizer.scrollToIndex(chosen);
  }, [chosen]);

  const open = (index: number) => {
    const callId = row(index)?.callId;
    usePlace.setState(callId ? { row: index, callId } : { row: index });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 };
    const target =
      event.key === 'Home' ? 0 : event.key === 'End' ? (total ?? 1) - 1 : chosen + (steps[event.key] ?? Number.NaN);
    if (event.key === 'Enter') open(chosen);
    else if (Number.isNaN(target)) return;
    else usePlace.setState({ row: Math.max(0, Math.min((total ?? 1) - 1, target)) });
    event.preventDefault();
  };

  if (total === 0) {
    return (
      <div className="no-match">
        <p>{t('library.noMatch')}</p>
        <Button onClick={() => filter(NO_FILTERS)}>{t('library.clear')}</Button>
      </div>
    );
  }
  return (
    <div
      ref={scroller}
      className="call-table"
      role="grid"
      aria-label={t('library.table')}
      aria-rowcount={total ?? -1}
      aria-activedescendant={`row-${chosen}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {table.getHeaderGroups().map((group) => (
        <div key={group.id} className="call-row head" role="row">
          {group.headers.map((header) => {
            const by = SORTABLE[header.column.id];
            const sorted = by !== undefined && sort.by === by;
            const order = sorted ? (sort.descending ? 'descending' : 'ascending') : 'none';
            return (
              <div key={header.id} role="columnheader" className={header.column.id} aria-sort={order}>
                {by === undefined ? (
                  <table.FlexRender header={header} />
                ) : (
                  <button type="button" onClick={() => sortBy(by)}>
                    <table.FlexRender header={header} />
                    {sorted && <span aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</span>}
                  </button>
                )}
              </div>
            );
          })}
        </div>
      ))}
      <div className="call-rows" style={{ blockSize: virtualizer.getTotalSize() }}>
        {table.getRowModel().rows.map((tableRow) => {
          const { index } = tableRow.original;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the grid does the same
            <div
              key={tableRow.id}
              id={`row-${index}`}
              className="call-row"
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === chosen}
              style={{ transform: `translateY(${index * rowPx}px)` }}
              onClick={() => usePlace.setState({ row: index })}
              onDoubleClick={() => open(index)}
            >
              {tableRow.getAllCells().map((cell) => (
                <div key={cell.id} role="gridcell" className={cell.column.id}>
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
