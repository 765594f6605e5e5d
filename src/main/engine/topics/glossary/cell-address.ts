import type { CellRange } from './glossary-layout.ts';

/** Row and column of a cell, from 1. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** `AB12` as a place; null when it is none. */
export function parseAddress(address: string): CellPlace | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address) ?? [];
  if (!letters || !digits) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

/** `A1:C3` or `A1` as a range; null when it is none. */
export function parseRange(reference: string): CellRange | null {
  const [first = '', last = first] = reference.split(':');
  const start = parseAddress(first);
  const end = parseAddress(last);
  if (!start || !end) return null;
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

/** A place as `AB12`. */
export function addressOf({ row, column }: CellPlace): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}
