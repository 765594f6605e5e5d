import { parse } from 'csv-parse/sync';
import { type AppError, appError } from '../../../../shared/errors.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { bareText } from '../../export/safe-cell.ts';
import { decodeText } from './decode-text.ts';
import { findHeader } from './find-header.ts';
import { MAX_COLUMNS, MAX_ROWS, type SheetGrid } from './sheet-grid.ts';

const DELIMITERS = [';', ',', '\t'];
/** Rows among which the headings are looked for. */
const ROWS_FOR_HEADINGS = 50;
/** Cells without end and without text: the parser bounds a row by its texts only. */
const ENDLESS_ROW = /;{1000}|,{1000}|\t{1000}/;
/** Longest row: three cells as long as Excel keeps them. */
const MAX_ROW_CHARS = 100_000;

/** A CSV file as one sheet of text; rows are counted as a spreadsheet would, whatever line breaks are in their cells. */
export function readCsv(bytes: Uint8Array, name: string): Result<SheetGrid, AppError> {
  const decoded = decodeText(bytes);
  if (decoded === null) return err(appError('bad_glossary', 'neither an Excel workbook (.xlsx) nor text (CSV)'));
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(decoded.slice(0, 200)))
    return err(appError('bad_glossary', 'a web page or XML, not CSV: open it with Excel and save it as .xlsx'));
  // Excel's own way to name the delimiter; as an empty line it keeps the count of rows.
  const named = /^sep=(.)\r?\n/.exec(decoded)?.[1];
  if (ENDLESS_ROW.test(decoded)) return err(appError('too_large', `a row of more than ${MAX_COLUMNS} columns`));
  // Once for the parser, which would make bytes of a string anew for each delimiter that is tried.
  const text = Buffer.from(named ? decoded.slice(decoded.indexOf('\n')) : decoded);
  const delimiter = named ?? guessDelimiter(text, name);
  const rows = split(text, delimiter, MAX_ROWS + 1);
  if (!rows.ok) return rows;
  if (rows.value.length > MAX_ROWS) return err(appError('too_large', `more than ${MAX_ROWS} rows`));
  if (rows.value.some((row) => row.length > MAX_COLUMNS))
    return err(appError('too_large', `a row of more than ${MAX_COLUMNS} columns`));
  return ok(
    gridOf(
      name,
      rows.value.map((row) => row.map(bareText)),
    ),
  );
}

function gridOf(name: string, rows: readonly (readonly string[])[]): SheetGrid {
  return { name, hidden: false, rows, merged: [] };
}

/** The one by which the headings tell most; of equals the one that cuts more. */
function guessDelimiter(text: Buffer, name: string): string {
  let best = { delimiter: ';', score: 0, cuts: 0 };
  for (const delimiter of DELIMITERS) {
    const rows = split(text, delimiter, ROWS_FOR_HEADINGS);
    if (!rows.ok) continue;
    const score = findHeader(gridOf(name, rows.value))?.score ?? 0;
    const cuts = rows.value.reduce((sum, row) => sum + row.length, 0);
    if (score > best.score || (score === best.score && cuts > best.cuts)) best = { delimiter, score, cuts };
  }
  return best.delimiter;
}

function split(text: Buffer, delimiter: string, most: number): Result<readonly (readonly string[])[], AppError> {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      to: most,
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_ROW_CHARS,
    });
    return ok(rows);
  } catch (error) {
    return err(appError('bad_glossary', `not sound CSV: ${(error as Error).message.slice(0, 200)}`));
  }
}
