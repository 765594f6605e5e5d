import type { KeyboardEvent } from 'react';
import type { CallQuery } from '../../../shared/domain/call-list.ts';
import { usePlace } from '../../state/place.ts';
import { anchorAt, selectStretch } from '../../state/selection.ts';

/** The list as the keys need it. */
export interface KeyedList {
  readonly query: CallQuery;
  readonly total: number;
  /** Rows on a screen. */
  readonly screen: number;
  open(row: number): void;
}

/** Where a key leads from a row; null: nowhere. */
function target({ key }: KeyboardEvent, row: number, { total, screen }: KeyedList): number | null {
  const last = Math.max(0, total - 1);
  const within = (wanted: number) => Math.max(0, Math.min(last, wanted));
  switch (key) {
    case 'ArrowDown':
      return within(row + 1);
    case 'ArrowUp':
      return within(row - 1);
    case 'PageDown':
      return within(row + screen);
    case 'PageUp':
      return within(row - screen);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Moves over the list and opens from it: arrows, Page, Home, End; with Shift they select on the way; Enter opens. */
export function obeyListKey(event: KeyboardEvent, list: KeyedList): void {
  const { row } = usePlace.getState();
  if (event.target !== event.currentTarget || event.altKey) return;
  if (event.key === 'Enter') {
    list.open(row);
    event.preventDefault();
    return;
  }
  const next = target(event, row, list);
  if (next === null || (event.ctrlKey && event.key.startsWith('Arrow'))) return;
  event.preventDefault();
  if (event.shiftKey) void selectStretch(list.query, next);
  else anchorAt(next);
  usePlace.setState({ row: next });
}
