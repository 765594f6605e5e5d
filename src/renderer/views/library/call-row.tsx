import { memo } from 'react';
import type { CallRow } from '../../../shared/domain/call-list.ts';
import type { ColumnId } from '../../state/library-layout.ts';
import { CELLS, type Pen } from './columns.tsx';

/** A row of the table, drawn again only when something of it changes. Undefined `call`: it is being fetched. */
export const TableRow = memo(function TableRow(props: {
  readonly index: number;
  readonly call: CallRow | undefined;
  readonly columns: readonly ColumnId[];
  readonly pen: Pen;
  /** The keyboard is on it. */
  readonly current: boolean;
  readonly selected: boolean;
}) {
  const { index, call, columns, pen } = props;
  return (
    <div
      id={`row-${index}`}
      className={call ? 'call-row' : 'call-row fetching'}
      role="row"
      data-row={index}
      data-current={props.current}
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      style={{ transform: `translateY(calc(${index} * var(--row)))` }}
    >
      <div role="gridcell" className="check" aria-label={pen.word('row.select')}>
        <i aria-hidden="true" />
      </div>
      {columns.map((id) => (
        <div key={id} role="gridcell" className={id}>
          {call && CELLS[id](call, pen)}
        </div>
      ))}
    </div>
  );
});
