import { basename, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { EgressEntry } from '../../../shared/domain/egress.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { beginNewFile, type NewFile } from '../../platform/new-file.ts';
import { ensureWritableFolder } from '../../platform/writable-folder.ts';
import { fileStamp } from './export-batch.ts';
import { textCell } from './safe-cell.ts';

/** Excel takes a CSV for UTF-8 only when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What the file is made from. */
export interface LedgerExport {
  /** The oldest first. */
  readonly entries: Iterable<EgressEntry>;
  /** Made when it is not there. */
  readonly folder: string;
  readonly settings: Pick<Settings, 'csvSeparator' | 'csvOneLine'>;
  readonly now: Date;
}

type Cell = string | number | null;

const COLUMNS: readonly (readonly [string, (entry: EgressEntry) => Cell])[] = [
  ['request', ({ id }) => id],
  ['sent_at_utc', ({ at }) => at],
  ['call_id', ({ callId }) => callId],
  ['file_name', ({ callName }) => callName],
  ['purpose', ({ purpose }) => purpose],
  ['service', ({ service }) => service],
  ['region', ({ region }) => region],
  ['model', ({ model }) => model],
  ['outcome', ({ outcome }) => outcome],
  ['http_status', ({ httpStatus }) => httpStatus],
  ['trouble', ({ trouble }) => trouble?.code ?? null],
  ['trouble_detail', ({ trouble }) => trouble?.detail ?? null],
  ['bytes_sent', ({ bytesSent }) => bytesSent],
  ['bytes_received', ({ bytesReceived }) => bytesReceived],
  ['input_tokens', ({ inputTokens }) => inputTokens],
  ['output_tokens', ({ outputTokens }) => outputTokens],
  ['cost_usd', ({ costUsd }) => costUsd],
  ['duration_ms', ({ durationMs }) => durationMs],
  [
    'hidden',
    ({ hidden }) =>
      Object.entries(hidden)
        .map(([type, count]) => `${type}: ${count}`)
        .join(', '),
  ],
  ['payload', ({ payload }) => payload],
  ['answer', ({ answer }) => answer],
];

/**
 * Writes requests that left as a table: a row each with its bodies, texts made safe for spreadsheets by `textCell` (`cut_cells` names those
 * that no spreadsheet could hold whole). The file appears whole or not at all and replaces none. Errors: as `exportBatch`.
 */
export async function exportLedger(given: LedgerExport): Promise<Result<{ name: string; requests: number }, AppError>> {
  const { entries, folder, settings, now } = given;
  const ready = await ensureWritableFolder(folder);
  if (!ready.ok) return ready;
  const begun = await beginFree(join(folder, `egress_ledger_${fileStamp(now)}`));
  if (!begun.ok) return begun;
  const counts = { requests: 0 };
  const written = await begun.value.finish(lines(entries, settings, counts));
  return written.ok ? ok({ name: basename(written.value), ...counts }) : written;
}

async function beginFree(path: string): Promise<Result<NewFile, AppError>> {
  for (let number = 1; ; number++) {
    const begun = await beginNewFile(number === 1 ? `${path}.csv` : `${path}_${number}.csv`);
    if (!begun.ok) return begun;
    if (begun.value !== null) return ok(begun.value);
  }
}

function* lines(
  entries: Iterable<EgressEntry>,
  settings: LedgerExport['settings'],
  counts: { requests: number },
): Generator<string> {
  yield BYTE_ORDER_MARK + line([...COLUMNS.map(([name]) => name), 'cut_cells'], settings);
  for (const entry of entries) {
    counts.requests++;
    const cut: string[] = [];
    const cells = COLUMNS.map(([name, value]) => {
      const found = value(entry);
      if (typeof found !== 'string') return found;
      const cell = textCell(found, settings.csvOneLine);
      if (cell.cut) cut.push(name);
      return cell.text;
    });
    yield line([...cells, cut.join(' ')], settings);
  }
}

function line(cells: readonly Cell[], { csvSeparator }: LedgerExport['settings']): string {
  return stringify([[...cells]], {
    delimiter: csvSeparator,
    record_delimiter: '\r\n',
    quoted_string: true,
    quoted_empty: false,
    cast: {
      // Where cells are parted by semicolons, decimals are written with a comma.
      number: (value) => ({
        value: csvSeparator === ';' ? String(value).replace('.', ',') : String(value),
        quoted: false,
        quoted_string: false,
      }),
    },
  });
}
