import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeLine,
  type Edited,
  LINE_FIELDS,
  type LineField,
  removeLine,
  restoreLine,
  useWorkbenchPlace,
} from '../../state/glossary.ts';
import type { GlossaryRow } from './glossary-rows.ts';
import { LineRow } from './line-row.tsx';
import { withField } from './line-text.ts';
import { obeyTableKey } from './table-keys.ts';

/** A line of two rows of text; those that are seen are measured. */
const ESTIMATED_PX = 60;
const OVERSCAN = 6;

/** Where the keyboard goes from a cell that was edited. */
export type CellMove = 'stay' | 'below' | 'next' | 'previous' | 'elsewhere';

/** The lines as a table whose cells are edited in place. */
export function LineTable({ edited, rows }: { readonly edited: Edited; readonly rows: readonly GlossaryRow[] }) {
  const { t } = useTranslation();
  const { lineId, field, editing, byCalls, search } = useWorkbenchPlace();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_PX,
    getItemKey: (index) => rows[index]?.line.id ?? index,
    overscan: OVERSCAN,
  });
  const at = rows.findIndex(({ line }) => line.id === lineId);
  const atFault = rows[at]?.trouble !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line is brought into view, or the sentence that came below one
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [at, atFault, virtualizer]);

  const select = (index: number, to: LineField, edit: boolean) => {
    const row = rows[index];
    if (row) useWorkbenchPlace.setState({ lineId: row.line.id, field: to, editing: edit && row.state !== 'removed' });
  };
  /** The cell so many cells on, over the ends of lines. */
  const step = (cells: number, edit: boolean) => {
    const cell = at * LINE_FIELDS.length + LINE_FIELDS.indexOf(field) + cells;
    const [index, column] = [Math.floor(cell / LINE_FIELDS.length), cell % LINE_FIELDS.length];
    const to = LINE_FIELDS[column];
    if (to && rows[index]) select(index, to, edit);
    else useWorkbenchPlace.setState({ editing: false });
  };
  const remove = (id: string) => {
    removeLine(edited, id);
    // A new line is gone at once: the keyboard goes to the one above it.
    const index = rows.findIndex(({ line }) => line.id === id);
    if (rows[index]?.state === 'added') select(Math.max(0, index - 1), field, false);
    scroller.current?.focus();
  };
  const leaveCell = (text: string | null, move: CellMove) => {
    const line = rows[at]?.line;
    if (line && text !== null) changeLine(edited, withField(line, field, text));
    if (move === 'next') step(1, true);
    else if (move === 'previous') step(-1, true);
    else if (move === 'below' && at + 1 < rows.length) select(at + 1, field, false);
    else useWorkbenchPlace.setState({ editing: false });
    // The keyboard stays in the table, unless it was taken elsewhere.
    if (move === 'stay' || move === 'below') scroller.current?.focus();
  };
  const items = virtualizer.getVirtualItems();
  return (
    <div
      ref={scroller}
      className="line-table"
      role="grid"
      aria-label={t('glossary.table')}
      aria-rowcount={rows.length + 1}
      aria-colcount={LINE_FIELDS.length + 1}
      aria-activedescendant={items.some(({ index }) => index === at) ? `cell-${field}-${at}` : undefined}
      tabIndex={0}
      onKeyDown={(event) => obeyTableKey(event, { rows, at, field, select, remove, edited })}
    >
      <div className="line-row head" role="row" aria-rowindex={1}>
        {LINE_FIELDS.map((one) => (
          <span key={one} role="columnheader">
            {t(`glossary.field.${one}`)}
          </span>
        ))}
        <span role="columnheader" aria-sort={byCalls ? 'descending' : 'none'} className="calls">
          <button type="button" tabIndex={-1} onClick={() => useWorkbenchPlace.setState({ byCalls: !byCalls })}>
            {t('glossary.field.calls')} {byCalls ? '↓' : ''}
          </button>
        </span>
      </div>
      {rows.length === 0 && (
        <p className="waiting">{t(search === '' ? 'glossary.noLines' : 'glossary.nothingFound')}</p>
      )}
      <div className="line-rows" style={{ blockSize: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <LineRow
                key={key}
                row={row}
                index={index}
                start={start}
                measure={virtualizer.measureElement}
                duplicateOf={row.trouble?.kind === 'duplicate' ? numberOf(rows, row.trouble.of) : null}
                field={index === at ? field : null}
                editing={index === at && editing}
                onSelect={select}
                onLeave={leaveCell}
                onRemove={() => remove(row.line.id)}
                onRestore={() => restoreLine(edited, row.line.id)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function numberOf(rows: readonly GlossaryRow[], id: string): number | null {
  return rows.find(({ line }) => line.id === id)?.number ?? null;
}
