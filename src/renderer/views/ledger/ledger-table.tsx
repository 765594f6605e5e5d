import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EgressRow } from '../../../shared/domain/egress.ts';
import type { CallPages } from '../../state/call-pages.ts';
import { useRowPx } from '../../state/preferences.ts';
import { LEDGER_COLUMNS, LedgerCells } from './ledger-cells.tsx';
import { LedgerEntry } from './ledger-entry.tsx';

/** Rows drawn above and below what is seen. */
const OVERSCAN = 4;

/** The requests, the newest first: a row is drawn only where it is seen. Arrows move, Enter or a click opens one. */
export function LedgerTable({ pages }: { readonly pages: CallPages<EgressRow> }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(0);
  const [opened, setOpened] = useState<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = useRowPx();
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
  // Who comes to the ledger reads it: the list has the keyboard.
  useEffect(() => scroller.current?.focus(), []);
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 40];
  useEffect(() => pages.look(first, last), [pages, first, last]);
  const open = (index: number) => {
    const row = pages.row(index);
    setChosen(index);
    if (row) setOpened(row.id);
  };
  const move = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey) return;
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 1);
    const wanted = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      PageDown: chosen + screen,
      PageUp: chosen - screen,
      Home: 0,
      End: total - 1,
    }[event.key];
    if (event.key !== 'Enter' && wanted === undefined) return;
    event.preventDefault();
    if (wanted === undefined) return open(chosen);
    const next = Math.max(0, Math.min(total - 1, wanted));
    setChosen(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const onClick = ({ target }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest('button')) return;
    const row = target.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (row !== undefined) open(Number(row));
  };
  return (
    <>
      <div
        ref={scroller}
        className="call-table ledger-table"
        role="grid"
        aria-label={t('ledger.table')}
        aria-rowcount={total + 1}
        aria-activedescendant={items.some(({ index }) => index === chosen) ? `request-${chosen}` : undefined}
        tabIndex={0}
        onKeyDown={move}
        onClick={onClick}
      >
        <div className="call-row head" role="row" aria-rowindex={1}>
          {LEDGER_COLUMNS.map(({ id, figure, name }) => (
            <div key={id} role="columnheader" data-figure={figure}>
              <span>{t(name)}</span>
            </div>
          ))}
        </div>
        <div className="call-rows" role="rowgroup" style={{ blockSize: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <div
              key={index}
              id={`request-${index}`}
              className="call-row"
              role="row"
              aria-rowindex={index + 2}
              data-row={index}
              data-current={index === chosen}
              style={{ transform: `translateY(${start}px)` }}
            >
              <LedgerCells row={pages.row(index)} />
            </div>
          ))}
        </div>
      </div>
      {opened !== null && <LedgerEntry id={opened} onClose={() => setOpened(null)} />}
    </>
  );
}
