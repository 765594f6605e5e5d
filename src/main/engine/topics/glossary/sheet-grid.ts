import type { CellRange } from './glossary-layout.ts';

/** A sheet as text, from whatever kind of file. */
export interface SheetGrid {
  readonly name: string;
  readonly hidden: boolean;
  /** Texts by row and column; rows and columns may be missing. The first row and column are `[0]`, shown as 1. */
  readonly rows: readonly (readonly string[] | undefined)[];
  readonly merged: readonly CellRange[];
}

/** Most rows a glossary's sheet may reach; the largest lists of call reasons have some two thousand. */
export const MAX_ROWS = 20_000;
/** Most columns that are looked at. */
export const MAX_COLUMNS = 256;
/** Most cells of all sheets, empty ones with a format counted. */
export const MAX_CELLS = 250_000;
/** Most merged cells of a sheet. */
export const MAX_MERGED = 20_000;
/** Most characters (UTF-16 units) of all cells together. */
export const MAX_CHARS = 40_000_000;

/** Spaces of any kind, and signs that show nothing, at the ends of a text. */
const EDGES = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/** A cell's text without what cannot be seen at its ends, with line breaks as `\n`. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v]/g, '\n')
    .replace(EDGES, '')
    .normalize('NFC');
}

/** The text of a cell; empty when there is none. Row and column from 1. */
export function textAt(grid: SheetGrid, row: number, column: number): string {
  return cleanText(grid.rows[row - 1]?.[column - 1] ?? '');
}

/** The merged cells that a cell belongs to, if any. Row and column from 1. */
export function mergeAt(merged: readonly CellRange[], row: number, column: number): CellRange | undefined {
  const ranges = rangesOf(merged, column);
  // Ranges do not overlap: the last that begins at or above the row is the only one that can hold it.
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.top ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range && row <= range.bottom ? range : undefined;
}

const byColumn = new WeakMap<readonly CellRange[], Map<number, readonly CellRange[]>>();

/** A sheet's merged cells that reach into a column, from the top; sorted once, since every cell is asked for. */
function rangesOf(merged: readonly CellRange[], column: number): readonly CellRange[] {
  const columns = byColumn.get(merged) ?? new Map<number, readonly CellRange[]>();
  byColumn.set(merged, columns);
  const known = columns.get(column);
  if (known) return known;
  const ranges = merged
    .filter((range) => range.left <= column && column <= range.right)
    .sort((one, other) => one.top - other.top);
  columns.set(column, ranges);
  return ranges;
}
