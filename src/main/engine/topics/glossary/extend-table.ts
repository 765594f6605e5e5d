import { addressOf, parseRange } from './cell-address.ts';

/**
 * The XML of a table ("Mettre sous forme de tableau") that new rows were written right below, with these in it; null when
 * they are not below it, or its last row is one of totals.
 */
export function extendTable(xml: string, newRows: readonly number[], column: number): string | null {
  const tag = /<table\s[^>]*>/.exec(xml)?.[0] ?? '';
  const reference = /\sref="([^"]*)"/.exec(tag)?.[1] ?? '';
  const range = parseRange(reference);
  if (!range || newRows[0] !== range.bottom + 1 || /\stotalsRowCount="[1-9]/.test(tag)) return null;
  if (column < range.left || column > range.right) return null;
  const bottom = Math.max(...newRows);
  const start = addressOf({ row: range.top, column: range.left });
  const longer = `ref="${start}:${addressOf({ row: bottom, column: range.right })}"`;
  // The table's filter has the same range.
  return xml.replaceAll(`ref="${reference}"`, longer);
}
