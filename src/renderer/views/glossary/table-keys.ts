import type { KeyboardEvent } from 'react';
import { addLine, type Edited, LINE_FIELDS, type LineField } from '../../state/glossary.ts';
import type { GlossaryRow } from './glossary-rows.ts';

/** The table as the keys need it. */
export interface KeyedTable {
  readonly edited: Edited;
  readonly rows: readonly GlossaryRow[];
  /** The chosen row; -1: none. */
  readonly at: number;
  readonly field: LineField;
  select(row: number, field: LineField, edit: boolean): void;
  remove(id: string): void;
}

/** Rows a page key goes over. */
const PAGE = 8;

/**
 * Moves over the cells, and edits from them: arrows, Page, Home, End; Enter and F2 edit; Ctrl+Enter adds a line below, Delete takes
 * one out. While a cell is edited it has the keys.
 */
export function obeyTableKey(event: KeyboardEvent<HTMLElement>, table: KeyedTable): void {
  if (event.target !== event.currentTarget || event.altKey) return;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key !== 'Enter') return;
  const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
  if (obey(event.key, isCommand, isRightToLeft ? -1 : 1, table)) event.preventDefault();
}

/** Does what a key asks for; false: it means nothing here. `onward`: 1 where the right is the way that is read, else -1. */
function obey(key: string, isCommand: boolean, onward: 1 | -1, table: KeyedTable): boolean {
  const { rows, at, field, select } = table;
  const line = rows[at]?.line;
  const column = LINE_FIELDS.indexOf(field);
  const row = (wanted: number) => select(Math.max(0, Math.min(rows.length - 1, wanted)), field, false);
  const cell = (wanted: number) => select(Math.max(0, at), LINE_FIELDS[wanted] ?? field, false);
  switch (key) {
    case 'ArrowDown':
      row(at + 1);
      return true;
    case 'ArrowUp':
      row(at - 1);
      return true;
    case 'PageDown':
      row(at + PAGE);
      return true;
    case 'PageUp':
      row(at - PAGE);
      return true;
    case 'Home':
      row(0);
      return true;
    case 'End':
      row(rows.length - 1);
      return true;
    case 'ArrowRight':
      cell(column + onward);
      return true;
    case 'ArrowLeft':
      cell(column - onward);
      return true;
    case 'Enter':
      if (isCommand) addLine(table.edited, line?.id ?? null);
      else select(Math.max(0, at), field, true);
      return true;
    case 'F2':
      select(Math.max(0, at), field, true);
      return true;
    case 'Delete':
      if (line) table.remove(line.id);
      return true;
    default:
      return false;
  }
}
