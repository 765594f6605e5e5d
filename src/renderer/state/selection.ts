import { create } from 'zustand';
import type { CallQuery } from '../../shared/domain/call-list.ts';
import { connected } from './connection.ts';
import { useFusionTrial } from './fusion-trial.ts';
import { usePlace } from './place.ts';

/** What is selected of the list, by positions in the scan: a few of a hundred thousand, or all but a few. */
export interface Selection {
  readonly all: boolean;
  /** Without `all` these are selected; with it all others of the list are. */
  readonly positions: ReadonlySet<number>;
  /** The row a stretch begins at. */
  readonly anchor: number | null;
}

const NOTHING: Selection = { all: false, positions: new Set(), anchor: null };

/** See `Selection`. */
export const useSelection = create<Selection>(() => NOTHING);

// Files that were picked one by one stay so under other filters, where more are picked; "all of the list" ends with its list.
usePlace.subscribe((now, before) => {
  if (now.batchId !== before.batchId) clearSelection();
  else if (now.filters !== before.filters) {
    if (useSelection.getState().all) clearSelection();
    else useSelection.setState({ anchor: null });
  }
  // In another order other calls stand between two rows; what is selected stays so.
  else if (now.sort !== before.sort) useSelection.setState({ anchor: null });
});

// Other weights of fusion list other calls where the list goes by sentiments.
useFusionTrial.subscribe(() => {
  const { disagree, sentiment } = usePlace.getState().filters;
  if (useSelection.getState().all && (disagree || sentiment)) clearSelection();
  else useSelection.setState({ anchor: null });
});

/** Whether a file is selected. */
export function isSelected({ all, positions }: Selection, position: number): boolean {
  return all !== positions.has(position);
}

/** How many files are selected of a list of `total`. */
export function countSelected({ all, positions }: Selection, total: number): number {
  return all ? total - positions.size : positions.size;
}

/** Selects nothing. */
export function clearSelection(): void {
  useSelection.setState(NOTHING);
}

/** Selects the whole list, however long it is. */
export function selectAll(): void {
  useSelection.setState({ all: true, positions: new Set(), anchor: null });
}

/** Selects a file beside the others, or takes it out. */
export function toggleSelected(position: number, row: number): void {
  useSelection.setState(({ positions }) => {
    const changed = new Set(positions);
    if (!changed.delete(position)) changed.add(position);
    return { positions: changed, anchor: row };
  });
}

/** Begins a stretch at a row, without selecting it yet. */
export function anchorAt(row: number): void {
  useSelection.setState({ anchor: row });
}

/** Selects the rows from where the stretch began up to `row`, and nothing else. The engine knows what stands there. */
export async function selectStretch(query: CallQuery, row: number): Promise<void> {
  const { sort, row: cursor } = usePlace.getState();
  const anchor = useSelection.getState().anchor ?? cursor;
  useSelection.setState({ anchor });
  const [from, to] = [Math.min(anchor, row), Math.max(anchor, row)];
  const found = await connected().engine.request('callPositions', { query, sort, from, to });
  if (found.ok && useSelection.getState().anchor === anchor) {
    useSelection.setState({ all: false, positions: new Set(found.value) });
  }
}
