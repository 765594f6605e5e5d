import { SaxesParser } from 'saxes';
import { parseAddress } from './cell-address.ts';

/** Where something stands in a part's text: offsets in UTF-16 units, `[start, end)`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The formula element of a cell. */
export interface ScannedFormula extends Stretch {
  readonly attributes: Readonly<Record<string, string>>;
  /** Empty for cells that share the formula of another. */
  readonly text: string;
}

/** A cell as the sheet's XML has it. */
export interface ScannedCell extends Stretch {
  readonly column: number;
  /** Index of its format; absent when it has none. */
  readonly style: string | undefined;
  readonly formula: ScannedFormula | null;
}

/** A row as the sheet's XML has it. */
export interface ScannedRow extends Stretch {
  readonly row: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** End of its start tag. */
  readonly open: number;
  readonly cells: readonly ScannedCell[];
}

/** The places in a sheet's XML that edits are made at. */
export interface ScannedSheet {
  readonly rows: readonly ScannedRow[];
  readonly sheetData: Stretch & { readonly open: number };
  readonly mergeCells: Stretch | null;
  readonly merges: readonly (Stretch & { readonly reference: string })[];
  readonly dimension: (Stretch & { readonly reference: string }) | null;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Finds the rows, cells and merged cells of a sheet in its XML. Throws on XML that is not well formed. */
export function scanSheet(xml: string): ScannedSheet {
  const rows: (Omit<Writable<ScannedRow>, 'cells'> & { cells: Writable<ScannedCell>[] })[] = [];
  const merges: Writable<ScannedSheet['merges'][number]>[] = [];
  const sheet: Writable<ScannedSheet> = {
    rows,
    sheetData: { start: 0, open: 0, end: 0 },
    mergeCells: null,
    merges,
    dimension: null,
  };
  const parser = new SaxesParser();
  // The start of the tag that was just read: no `<` can be inside of one.
  const startOf = (end: number) => xml.lastIndexOf('<', end - 1);
  const path: string[] = [];
  let formulaText = '';
  parser.on('opentag', (tag) => {
    const attributes = tag.attributes as Record<string, string>;
    const open = parser.position;
    const start = startOf(open);
    const parent = path.at(-1);
    path.push(tag.name);
    if (tag.name === 'sheetData') sheet.sheetData = { start, open, end: open };
    if (tag.name === 'dimension') sheet.dimension = { start, end: open, reference: attributes.ref ?? '' };
    if (tag.name === 'mergeCells') sheet.mergeCells = { start, end: open };
    if (tag.name === 'mergeCell') merges.push({ start, end: open, reference: attributes.ref ?? '' });
    if (tag.name === 'row' && parent === 'sheetData') {
      // Both a row and a cell may leave out where they are: then they are beside the last.
      const row = attributes.r ? Number(attributes.r) : (rows.at(-1)?.row ?? 0) + 1;
      rows.push({ row, attributes, start, open, end: open, cells: [] });
    }
    const row = rows.at(-1);
    if (tag.name === 'c' && parent === 'row' && row) {
      const column = parseAddress(attributes.r ?? '')?.column ?? (row.cells.at(-1)?.column ?? 0) + 1;
      row.cells.push({ column, style: attributes.s, formula: null, start, end: open });
    }
    const cell = row?.cells.at(-1);
    if (tag.name === 'f' && parent === 'c' && cell) cell.formula = { attributes, text: '', start, end: open };
    formulaText = '';
  });
  parser.on('text', (text) => {
    formulaText += text;
  });
  parser.on('closetag', (tag) => {
    const end = parser.position;
    path.pop();
    const row = rows.at(-1);
    const cell = row?.cells.at(-1);
    if (tag.name === 'sheetData') sheet.sheetData = { ...sheet.sheetData, end };
    if (tag.name === 'mergeCells' && sheet.mergeCells) sheet.mergeCells = { ...sheet.mergeCells, end };
    if (tag.name === 'row' && path.at(-1) === 'sheetData' && row) row.end = end;
    if (tag.name === 'c' && path.at(-1) === 'row' && cell) cell.end = end;
    if (tag.name === 'f' && cell?.formula) cell.formula = { ...cell.formula, text: formulaText, end };
    const merge = merges.at(-1);
    if (tag.name === 'mergeCell' && merge) merge.end = end;
    if (tag.name === 'dimension' && sheet.dimension) sheet.dimension = { ...sheet.dimension, end };
  });
  parser.write(xml).close();
  return sheet;
}
