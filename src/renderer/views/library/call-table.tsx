import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallQuery, CallRow } from '../../../shared/domain/call-list.ts';
import type { CallPages } from '../../state/call-pages.ts';
import { useCommands } from '../../state/commands.ts';
import { type ColumnId, useLibraryLayout } from '../../state/library-layout.ts';
import { usePlace } from '../../state/place.ts';
import { usePreferences, useRowPx } from '../../state/preferences.ts';
import {
  anchorAt,
  clearSelection,
  countSelected,
  isSelected,
  selectAll,
  selectStretch,
  toggleSelected,
  useSelection,
} from '../../state/selection.ts';
import { figuresOf } from '../../words/figures.ts';
import { TableRow } from './call-row.tsx';
import { ColumnHeads, useColumns } from './column-heads.tsx';
import { makePen } from './columns.tsx';
import { RowReasonSheet } from './row-reason-sheet.tsx';
import { obeyListKey } from './table-keys.ts';

/** Rows drawn above and below what is seen. */
const OVERSCAN = 4;
const CHECK_PX = 34;
/** A file name in a narrow window: its end, which tells two calls of an agent apart. Date and agent have columns of their own. */
const SHORT_NAME_PX = 140;

/** The calls of a batch: a row is drawn only where it is seen, and held only around there. */
export function CallTable({ query, pages }: { readonly query: CallQuery; readonly pages: CallPages }) {
  const { t, i18n } = useTranslation();
  const language = usePreferences((state) => state.language);
  const chosen = usePlace((state) => state.row);
  const selection = useSelection();
  const [explained, setExplained] = useState<CallRow | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = useRowPx();
  const table = useColumns();
  const widened = useLibraryLayout(({ widths }) => widths.fileName !== undefined);
  useSyncExternalStore(pages.subscribe, pages.version);
  const total = pages.total() ?? 0;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    // The heading is a row of the scrolled content too: each row ends one height further down than its place says.
    scrollPaddingEnd: rowPx,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtualizer.measure(), [rowPx]);
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 40];
  useEffect(() => pages.look(first, last), [pages, first, last]);
  const visible = table.getVisibleLeafColumns();
  const leastOf = (column: (typeof visible)[number]) =>
    column.id === 'fileName' && !widened ? SHORT_NAME_PX : column.getSize();
  const least = visible.reduce((sum, column) => sum + leastOf(column), CHECK_PX);
  const sizeOfWords = visible.find(({ id }) => id === 'firstWords')?.getSize() ?? 0;
  const ids = visible.map(({ id }) => id).join(' ');
  const columns = useMemo(() => ids.split(' ') as ColumnId[], [ids]);
  const letters = lettersSeen((scroller.current?.clientWidth ?? window.innerWidth) - least + sizeOfWords);
  const pen = useMemo(
    () => makePen(t, language, figuresOf(i18n.language), letters),
    [t, language, i18n.language, letters],
  );
  // A row that leaves at one end comes in again at the other with another call: far cheaper than making rows anew.
  const slots = useRef(0);
  slots.current = Math.max(slots.current, items.length);

  // For who measures how long the window takes.
  useEffect(() => {
    if (total > 0) performance.mark('rows');
  }, [total]);

  // Weights of fusion that are tried move nobody: the analyst looks on at the same place.
  const key = JSON.stringify({ ...query, fusion: null });
  // Who comes back from a call has the row before the list: there is nothing to scroll until it is counted.
  const reachable = chosen < total;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top, but for the one that was come back to
  useEffect(() => {
    const { row } = usePlace.getState();
    virtualizer.scrollToIndex(row, { align: row === 0 ? 'start' : 'auto' });
  }, [key, chosen, reachable]);

  const [awaited, setAwaited] = useState<number | null>(null);
  const open = (index: number) => {
    const call = pages.row(index);
    // Struck while the row is still fetched: it opens when it has come.
    setAwaited(call ? null : index);
    usePlace.setState(call?.callId ? { row: index, callId: call.callId } : { row: index });
    if (call && !call.callId && call.error) setExplained(call);
  };
  useEffect(() => {
    if (awaited === null) return;
    if (awaited !== chosen) setAwaited(null);
    else if (pages.row(awaited)) open(awaited);
  });
  const toggle = (index: number) => {
    const position = pages.row(index)?.position;
    if (position !== undefined) toggleSelected(position, index);
  };
  useCommands({ select: () => toggle(chosen), selectAll });
  const rowOf = ({ target }: MouseEvent): number | null => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined;
    return row === undefined ? null : Number(row);
  };
  const onClick = (event: MouseEvent) => {
    const index = rowOf(event);
    if (index === null) return;
    const onCheck = event.target instanceof Element && event.target.closest('.check') !== null;
    if (event.shiftKey) void selectStretch(query, index);
    else if (event.ctrlKey || event.metaKey || onCheck) toggle(index);
    else anchorAt(index);
    usePlace.setState({ row: index });
  };
  const selected = countSelected(selection, total);
  const template = visible
    .map((column) => {
      if (column.id === 'firstWords') return `minmax(${rem(column.getSize())}, 1fr)`;
      const shortest = leastOf(column);
      return shortest < column.getSize() ? `minmax(${rem(shortest)}, ${rem(column.getSize())})` : rem(column.getSize());
    })
    .join(' ');
  return (
    <>
      <div
        ref={scroller}
        className="call-table"
        role="grid"
        aria-label={t('library.table')}
        aria-rowcount={total + 1}
        aria-multiselectable="true"
        aria-activedescendant={items.some(({ index }) => index === chosen) ? `row-${chosen}` : undefined}
        tabIndex={0}
        style={{ ['--columns' as string]: `${rem(CHECK_PX)} ${template}`, ['--columns-width' as string]: rem(least) }}
        onKeyDown={(event) => obeyListKey(event, { query, total, screen: screenRows(scroller.current, rowPx), open })}
        onClick={onClick}
        onDoubleClick={(event) => {
          const index = rowOf(event);
          if (index !== null) open(index);
        }}
      >
        <div className="call-row head" role="row" aria-rowindex={1}>
          <div role="columnheader" className="check" aria-label={t('row.select')}>
            <button
              type="button"
              aria-label={t('row.selectAll')}
              title={t('row.selectAll')}
              data-selected={selected === 0 ? 'none' : selected === total ? 'all' : 'some'}
              onClick={() => (selected > 0 ? clearSelection() : selectAll())}
            >
              <i aria-hidden="true" />
            </button>
          </div>
          <ColumnHeads table={table} />
        </div>
        <div className="call-rows" role="rowgroup" style={{ blockSize: virtualizer.getTotalSize() }}>
          {items.map(({ index }) => {
            const call = pages.row(index);
            return (
              <TableRow
                key={index % slots.current}
                index={index}
                call={call}
                columns={columns}
                pen={pen}
                current={index === chosen}
                selected={call !== undefined && isSelected(selection, call.position)}
              />
            );
          })}
        </div>
      </div>
      {explained?.error && (
        <RowReasonSheet
          batchId={query.batchId}
          row={explained}
          error={explained.error}
          onClose={() => setExplained(null)}
        />
      )}
    </>
  );
}

/** Narrower than any text is on average, in CSS pixels at the smallest text size. */
const NARROWEST_LETTER_PX = 4;

/** How many letters can be seen of a text that begins in so many pixels, in steps: what changes it draws every row again. */
function lettersSeen(px: number): number {
  return 40 * Math.max(1, Math.ceil(px / NARROWEST_LETTER_PX / 40));
}

/** A width at the normal text size, growing with the text. */
function rem(px: number): string {
  return `${px / 16}rem`;
}

/** Rows that fit under the heading. */
function screenRows(scroller: HTMLElement | null, rowPx: number): number {
  return Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / rowPx) - 1);
}
