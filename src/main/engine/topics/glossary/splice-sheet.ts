import { slideFormula } from '@protobi/exceljs/lib/utils/shared-formula.js';
import { addressOf, parseRange } from './cell-address.ts';
import { type ScannedCell, type ScannedRow, type ScannedSheet, type Stretch, scanSheet } from './scan-sheet.ts';
import type { CellEdit, SheetEdits } from './sheet-edits.ts';

interface Splice extends Stretch {
  readonly text: string;
}

/** A sheet's XML after edits. */
export interface SplicedSheet {
  readonly xml: string;
  /** Whether a formula gave way to a text: the list of formulas to be calculated is wrong then. */
  readonly formulaLost: boolean;
}

/** Makes edits in a sheet's XML and leaves every other character of it as it is. New texts stand in their cells. */
export function spliceSheet(xml: string, edits: SheetEdits): SplicedSheet {
  const sheet = scanSheet(xml);
  const rows = new Map(sheet.rows.map((row) => [row.row, row]));
  const byRow = Map.groupBy(edits.cells, (cell) => cell.row);
  const like = new Map(edits.newRows.map((made) => [made.row, made.likeRow]));
  const splices: Splice[] = [];
  for (const row of new Set([...byRow.keys(), ...like.keys()])) {
    const cells = byRow.get(row) ?? [];
    const there = rows.get(row);
    const likeRow = rows.get(like.get(row) ?? 0);
    if (there) splices.push(...editRow(xml, there, cells, rows));
    else splices.push(insertRow(sheet, row, cells, likeRow, rows));
  }
  splices.push(...unmerge(sheet, edits), ...widenDimension(sheet, edits));
  const edited = new Set(edits.cells.map(addressOf));
  splices.push(...releaseShared(sheet, edited));
  const formulaLost = sheet.rows.some(({ row, cells }) =>
    cells.some((cell) => cell.formula !== null && edited.has(addressOf({ row, column: cell.column }))),
  );
  return { xml: apply(xml, splices), formulaLost };
}

function apply(xml: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  // The sort is stable: what is inserted at one place keeps its order.
  for (const { start, end, text } of splices.toSorted((one, other) => one.start - other.start)) {
    result += xml.slice(at, start) + text;
    at = end;
  }
  return result + xml.slice(at);
}

type Rows = ReadonlyMap<number, ScannedRow>;

function styleAt(rows: Rows, { row, column }: { row: number; column: number }): string | undefined {
  return rows.get(row)?.cells.find((cell) => cell.column === column)?.style;
}

function editRow(xml: string, row: ScannedRow, edits: readonly CellEdit[], rows: Rows): readonly Splice[] {
  const made: Splice[] = [];
  const selfClosed = xml.slice(row.start, row.open).endsWith('/>');
  let inserted = '';
  for (const edit of edits.toSorted((one, other) => one.column - other.column)) {
    const cell = row.cells.find((one) => one.column === edit.column);
    const style = cell?.style ?? styleAt(rows, edit.like);
    const text = cellXml(edit, style);
    if (cell) {
      made.push({ start: cell.start, end: cell.end, text });
      continue;
    }
    if (edit.text === '') continue;
    const next = row.cells.find((one) => one.column > edit.column);
    if (selfClosed) inserted += text;
    else made.push({ start: next?.start ?? endTag(xml, row), end: next?.start ?? endTag(xml, row), text });
  }
  if (inserted !== '') {
    const open = withoutSpans(xml.slice(row.start, row.open)).replace(/\s*\/>$/, '>');
    return [{ start: row.start, end: row.open, text: `${open}${inserted}</row>` }];
  }
  const tag = xml.slice(row.start, row.open);
  if (made.some((splice) => splice.start === splice.end) && withoutSpans(tag) !== tag)
    made.push({ start: row.start, end: row.open, text: withoutSpans(tag) });
  return made;
}

/** The columns a row says it spans are a hint for readers, and wrong once there are cells beyond them. */
function withoutSpans(tag: string): string {
  return tag.replace(/\sspans="[^"]*"/, '');
}

function endTag(xml: string, row: ScannedRow): number {
  return xml.lastIndexOf('<', row.end - 1);
}

/** A row that is not there yet, with the formats and height of another. */
function insertRow(
  sheet: ScannedSheet,
  row: number,
  edits: readonly CellEdit[],
  likeRow: ScannedRow | undefined,
  rows: Rows,
): Splice {
  const texts = new Map(edits.map((edit) => [edit.column, edit]));
  const styles = new Map((likeRow?.cells ?? []).map((cell: ScannedCell) => [cell.column, cell.style]));
  const styled = [...styles].filter(([, style]) => style !== undefined).map(([column]) => column);
  const columns = [...new Set([...styled, ...texts.keys()])].sort((one, other) => one - other);
  const cells = columns.map((column) => {
    const edit = texts.get(column) ?? { row, column, text: '', like: { row, column } };
    return cellXml(edit, styles.get(column) ?? styleAt(rows, edit.like));
  });
  const kept = Object.entries(likeRow?.attributes ?? {}).filter(([name]) =>
    /^(ht|customHeight|s|customFormat)$/.test(name),
  );
  const attributes = kept.map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');
  const text = `<row r="${row}"${attributes}>${cells.join('')}</row>`;
  const next = sheet.rows.find((one) => one.row > row);
  const { start, open, end } = sheet.sheetData;
  // A sheet without a row has no glossary: `<sheetData/>` cannot be here.
  const at = next?.start ?? sheet.rows.at(-1)?.end ?? Math.max(start, Math.min(open, end));
  return { start: at, end: at, text };
}

/** Formulas that are written once, in a cell that is a text now, and shared by others: each of these gets its own. */
function releaseShared({ rows }: ScannedSheet, edited: ReadonlySet<string>): readonly Splice[] {
  const formulas = rows.flatMap(({ row, cells }) =>
    cells.flatMap(({ column, formula }) =>
      formula?.attributes.t === 'shared' ? [{ formula, address: addressOf({ row, column }) }] : [],
    ),
  );
  return formulas
    .filter(({ formula, address }) => formula.text !== '' && edited.has(address))
    .flatMap((master) =>
      formulas
        .filter(({ formula }) => formula.attributes.si === master.formula.attributes.si)
        .filter(({ formula, address }) => formula.text === '' && !edited.has(address))
        .map(({ formula: { start, end }, address }) => {
          const own = slideFormula(master.formula.text, master.address, address);
          return { start, end, text: `<f>${escapeXml(own)}</f>` };
        }),
    );
}

function unmerge({ merges, mergeCells }: ScannedSheet, { unmerged }: SheetEdits): readonly Splice[] {
  if (unmerged.length === 0 || !mergeCells) return [];
  const gone = new Set(
    unmerged.map(
      ({ top, left, bottom, right }) =>
        `${addressOf({ row: top, column: left })}:${addressOf({ row: bottom, column: right })}`,
    ),
  );
  const removed = merges.filter((merge) => gone.has(merge.reference));
  const left = merges.length - removed.length;
  // An element without any merged cell is not allowed.
  if (left === 0) return [{ ...mergeCells, text: '' }];
  const first = Math.min(...merges.map((merge) => merge.start));
  return [
    { start: mergeCells.start, end: first, text: `<mergeCells count="${left}">` },
    ...removed.map(({ start, end }) => ({ start, end, text: '' })),
  ];
}

function widenDimension({ dimension }: ScannedSheet, { cells }: SheetEdits): readonly Splice[] {
  const range = parseRange(dimension?.reference ?? '');
  if (!dimension || !range || cells.length === 0) return [];
  const bottom = Math.max(range.bottom, ...cells.map((cell) => cell.row));
  const right = Math.max(range.right, ...cells.map((cell) => cell.column));
  if (bottom === range.bottom && right === range.right) return [];
  const reference = `${addressOf({ row: range.top, column: range.left })}:${addressOf({ row: bottom, column: right })}`;
  return [{ start: dimension.start, end: dimension.end, text: `<dimension ref="${reference}"/>` }];
}

function cellXml({ row, column, text }: Omit<CellEdit, 'like'>, style: string | undefined): string {
  const head = `<c r="${addressOf({ row, column })}"${style === undefined ? '' : ` s="${escapeXml(style)}"`}`;
  if (text === '') return `${head}/>`;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** Characters that XML cannot hold, or that nobody can see; Excel has its own way to write them. */
const NOT_IN_XML = /[^\t\n\P{Cc}]|[\ufffe\uffff]/gu;

function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(NOT_IN_XML, '')
      // What looks like one of Excel's own escapes would be read as the character it stands for.
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  );
}
