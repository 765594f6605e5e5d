import { stringify } from 'csv-stringify/sync';
import { isLeftAside } from '../../../shared/domain/left-aside.ts';
import type { FileOutcome } from '../../../shared/domain/outcome.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { type ColumnContext, EXTRA_COLUMNS, V1_COLUMNS } from './columns.ts';
import { textCell } from './safe-cell.ts';

/** Excel takes a CSV for UTF-8 only when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

const COLUMNS = [...V1_COLUMNS, ...EXTRA_COLUMNS];

/** What shapes the file beside the calls. */
export interface CsvOptions extends ColumnContext {
  readonly separator: Settings['csvSeparator'];
  readonly oneLine: boolean;
}

/**
 * The results as text, a header and then a row per call in the order given (failed and rejected ones too, but not what was
 * left aside as no recording), for writing as UTF-8: RFC 4180 with a byte order
 * mark and CRLF. Texts are quoted and made safe by `textCell`; numbers are bare. With `;` as separator, the one of
 * locales that write decimals with a comma, numbers are written with a comma too.
 */
export function* resultsCsv(outcomes: Iterable<FileOutcome>, options: CsvOptions): Generator<string> {
  yield BYTE_ORDER_MARK + line([...COLUMNS.map(({ name }) => name), 'cut_cells'], options);
  for (const outcome of outcomes) if (!isLeftAside(outcome)) yield line(row(outcome, options), options);
}

function row(outcome: FileOutcome, options: CsvOptions): (string | number | null)[] {
  const cut: string[] = [];
  const cells = COLUMNS.map(({ name, value }) => {
    const found = value(outcome, options);
    if (typeof found !== 'string') return found;
    const cell = textCell(found, options.oneLine);
    if (cell.cut) cut.push(name);
    return cell.text;
  });
  return [...cells, cut.join(' ')];
}

function line(cells: readonly (string | number | null)[], { separator }: CsvOptions): string {
  return stringify([[...cells]], {
    delimiter: separator,
    record_delimiter: '\r\n',
    quoted_string: true,
    quoted_empty: false,
    cast: {
      number: (value) => ({
        value: separator === ';' ? String(value).replace('.', ',') : String(value),
        quoted: false,
        quoted_string: false,
      }),
    },
  });
}
