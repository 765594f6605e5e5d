import type { CellValue, Workbook } from '@protobi/exceljs';
import JSZip from 'jszip';
import { type AppError, appError } from '../../../../shared/errors.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { parseRange } from './cell-address.ts';
import type { CellRange } from './glossary-layout.ts';
import { listSheets, type SheetList } from './list-sheets.ts';
import { MAX_CELLS, MAX_CHARS, MAX_COLUMNS, MAX_MERGED, MAX_ROWS, type SheetGrid } from './sheet-grid.ts';
import type { WorkbookParts } from './unpack-workbook.ts';

/**
 * The sheets of an unpacked `.xlsx` as text, in the order of the tabs: cached results of formulas, rich text and links without their
 * form, days as `dd/mm/yyyy`. The library is shown the cells and their formats only: it would walk every cell of a merged
 * column, of a named range or of a column's validation, and fails on drawings that it does not know.
 */
export async function readWorkbook(parts: WorkbookParts): Promise<Result<readonly SheetGrid[], AppError>> {
  try {
    const list = listSheets(parts);
    if (list.sheets.length === 0) return err(appError('bad_glossary', 'the workbook has no sheet of cells'));
    const refusal = refuseCells(parts, list);
    if (refusal) return err(refusal);
    const { default: exceljs } = await import('@protobi/exceljs');
    const workbook: Workbook = new exceljs.Workbook();
    await workbook.xlsx.load(await cellsOnly(parts, list));
    return gridsOf(workbook, parts, list);
  } catch (error) {
    return err(appError('bad_glossary', `the workbook cannot be read: ${(error as Error).message}`));
  }
}

/** Longest text in the list of texts, with its formats and escapes; Excel's cells hold 32,767 characters. */
const MAX_SHARED_BYTES = 512 * 1024;

/** Refuses more than is read in good time before anything is made of it: many cells, or cells that share a huge text. */
function refuseCells(parts: WorkbookParts, { sheets }: SheetList): AppError | null {
  let cells = 0;
  for (const { part, name } of sheets) {
    const xml = parts.get(part) ?? Buffer.alloc(0);
    if (xml.indexOf('<worksheet') < 0)
      return appError(
        'bad_glossary',
        `sheet "${name}" is written in a form Nabra does not read: save it again with Excel`,
      );
    if (countOf(xml, '<row', MAX_ROWS) > MAX_ROWS) return tooManyRows(name);
    cells += countOf(xml, '<c ', MAX_CELLS - cells);
    if (cells > MAX_CELLS)
      return appError('too_large', `more than ${MAX_CELLS} cells: delete empty rows and columns that have a format`);
  }
  const shared = [...parts].find(([name]) => /\/sharedStrings\.xml$/i.test(name))?.[1] ?? Buffer.alloc(0);
  for (let at = 0, end = 0; end >= 0; at = end) {
    end = shared.indexOf('</si>', at + 1);
    if ((end < 0 ? shared.length : end) - at > MAX_SHARED_BYTES)
      return appError('too_large', `a cell's text takes more than ${MAX_SHARED_BYTES / 1024} KB`);
  }
  return null;
}

/** How often a tag begins; one more than `most` is enough to know. */
function countOf(xml: Buffer, tag: string, most: number): number {
  let count = 0;
  for (let at = xml.indexOf(tag); at >= 0 && count <= most; at = xml.indexOf(tag, at + 2)) count++;
  return count;
}

function tooManyRows(sheet: string): AppError {
  return appError('too_large', `sheet "${sheet}" has more than ${MAX_ROWS} rows`);
}

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of the same cells, texts and formats and nothing else; sheet n is `sheet<n>`. */
async function cellsOnly(parts: WorkbookParts, { sheets, date1904 }: SheetList): Promise<ArrayBuffer> {
  const zip = new JSZip();
  const tags = sheets.map((_, index) => `<sheet name="${index + 1}" sheetId="${index + 1}" r:id="s${index + 1}"/>`);
  const properties = `<workbookPr${date1904 ? ' date1904="1"' : ''}/>`;
  zip.file(
    'xl/workbook.xml',
    `<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}">${properties}<sheets>${tags.join('')}</sheets></workbook>`,
  );
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = sheets.map((_, index) =>
    relation(`s${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  );
  for (const [name, part] of parts) {
    const shared = /\/(sharedStrings|styles)\.xml$/i.exec(name)?.[1];
    if (!shared) continue;
    zip.file(`xl/${shared}.xml`, part);
    relations.push(relation(shared, shared, `${shared}.xml`));
  }
  zip.file('xl/_rels/workbook.xml.rels', `<Relationships>${relations.join('')}</Relationships>`);
  for (const [index, { part }] of sheets.entries()) {
    const xml = parts.get(part)?.toString('utf8') ?? '';
    const found = /<sheetData>.*<\/sheetData>/s.exec(xml)?.[0] ?? '<sheetData/>';
    // The library undoes Excel's own escapes in the list of texts, but not in texts that stand in their cells.
    const data = found.replace(/<is>.*?<\/is>/gs, (text) => text.replace(/_x005F_/gi, '_'));
    zip.file(`xl/worksheets/sheet${index + 1}.xml`, `<worksheet xmlns="${NAMESPACE}">${data}</worksheet>`);
  }
  return zip.generateAsync({ type: 'arraybuffer', compression: 'STORE' });
}

function gridsOf(workbook: Workbook, parts: WorkbookParts, list: SheetList): Result<readonly SheetGrid[], AppError> {
  let chars = 0;
  const grids: SheetGrid[] = [];
  for (const [index, { name, hidden, part }] of list.sheets.entries()) {
    const rows: string[][] = [];
    workbook.worksheets[index]?.eachRow((row, number) => {
      row.eachCell((cell, column) => {
        const text = textOf(cell.value);
        if (text === '' || column > MAX_COLUMNS) return;
        chars += text.length;
        if (number > MAX_ROWS) {
          rows.length = number;
          return;
        }
        const cells = rows[number - 1] ?? [];
        cells[column - 1] = text;
        rows[number - 1] = cells;
      });
    });
    if (rows.length > MAX_ROWS) return err(tooManyRows(name));
    if (chars > MAX_CHARS) return err(appError('too_large', `the cells hold more than ${MAX_CHARS} characters`));
    const merged = mergedOf(parts.get(part)?.toString('utf8') ?? '');
    if (merged.length > MAX_MERGED)
      return err(appError('too_large', `sheet "${name}" has more than ${MAX_MERGED} merged cells`));
    grids.push({ name, hidden, rows, merged });
  }
  return ok(grids);
}

/** The merged cells of a sheet, kept as ranges however large they are; one more than are allowed is enough. */
function mergedOf(sheetXml: string): readonly CellRange[] {
  const found: CellRange[] = [];
  for (const [, reference] of sheetXml.matchAll(/<mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"/g)) {
    const range = parseRange(reference ?? '');
    if (range && found.push(range) > MAX_MERGED) break;
  }
  return found;
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
  if (value instanceof Date) return dayOf(value);
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  // What a link is shown as; its address is not part of the text.
  if ('hyperlink' in value) return textOf(value.text as CellValue);
  if ('formula' in value || 'sharedFormula' in value) return textOf((value.result ?? null) as CellValue);
  return '';
}

/** As French Excel shows it; with the time of day if there is one. */
function dayOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day, time] = date.toISOString().split('T') as [string, string];
  const clock = time.startsWith('00:00') ? '' : ` ${time.slice(0, 5)}`;
  return `${day.split('-').reverse().join('/')}${clock}`;
}
