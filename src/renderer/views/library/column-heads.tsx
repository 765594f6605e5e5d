import { type Table, useTable } from '@tanstack/react-table';
import { type DragEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../shared/domain/call-list.ts';
import type { JudgedSide } from '../../../shared/domain/sentiment.ts';
import { SideName } from '../../components/side-name.tsx';
import { SizeHandle } from '../../components/size-handle.tsx';
import { COLUMN_IDS, type ColumnId, moveColumn, useLibraryLayout, widenColumn } from '../../state/library-layout.ts';
import { sortBy, usePlace } from '../../state/place.ts';
import { FEATURES, makeColumns, SORTABLE, WIDEST, WIDTHS } from './columns.tsx';

/** The kind of what is dragged when a column is: nothing else may be dropped on a heading. */
const DRAGGED = 'application/x-nabra-column';
const NO_ROWS: CallRow[] = [];
/** Columns that a side's sign and name are enough for, over a badge that says what it is about. */
const SIDES: Readonly<Partial<Record<ColumnId, JudgedSide>>> = { clientSentiment: 'client', agentSentiment: 'agent' };

/** The columns as the analyst arranged them. */
export function useColumns(): Table<typeof FEATURES, CallRow> {
  const { t } = useTranslation();
  const { order, hidden, widths } = useLibraryLayout();
  const columns = useMemo(() => makeColumns(t), [t]);
  const state = useMemo(
    () => ({
      columnOrder: [...order],
      columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
      columnSizing: { ...widths },
    }),
    [order, hidden, widths],
  );
  return useTable({ features: FEATURES, columns, data: NO_ROWS, state });
}

/** The headings: a click sorts, pulling an edge widens, dragging moves. All of it is in the columns' menu too. */
export function ColumnHeads({ table }: { readonly table: Table<typeof FEATURES, CallRow> }) {
  const { t } = useTranslation();
  const sort = usePlace((state) => state.sort);
  const onDrop = (event: DragEvent, index: number) => {
    const id = COLUMN_IDS.find((one) => one === event.dataTransfer.getData(DRAGGED));
    if (!id) return;
    event.preventDefault();
    event.stopPropagation();
    const before = table.getVisibleLeafColumns()[index]?.id as ColumnId;
    moveColumn(id, useLibraryLayout.getState().order.indexOf(before));
  };
  return table.getVisibleLeafColumns().map((column, index) => {
    const id = column.id as ColumnId;
    const title = t(`column.${id}`);
    const by = SORTABLE[id];
    const sorted = by !== undefined && sort.by === by;
    const order = sorted ? (sort.descending ? 'descending' : 'ascending') : 'none';
    return (
      <div
        key={id}
        role="columnheader"
        className={id}
        aria-sort={order}
        draggable
        onDragStart={(event) => event.dataTransfer.setData(DRAGGED, id)}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
        }}
        onDrop={(event) => onDrop(event, index)}
      >
        {by === undefined ? (
          <span title={title}>{title}</span>
        ) : (
          <button type="button" title={title} aria-label={SIDES[id] && title} onClick={() => sortBy(by)}>
            {SIDES[id] ? <SideName side={SIDES[id]} name={t(`side.${SIDES[id]}`)} /> : title}
            {sorted && <span aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</span>}
          </button>
        )}
        <SizeHandle
          label={t('columns.width', { column: title })}
          width={column.getSize()}
          least={WIDTHS[id].least}
          most={WIDEST}
          onWidth={(width) => widenColumn(id, width)}
          onReset={() => widenColumn(id, WIDTHS[id].own)}
        />
      </div>
    );
  });
}
