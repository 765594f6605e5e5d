import type { GlossaryNote } from '../../../../shared/domain/glossary-note.ts';
import type { Glossary, GlossaryName } from '../../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../../shared/errors.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { type FoundHeader, findHeader } from './find-header.ts';
import type { GlossaryLayout } from './glossary-layout.ts';
import { readCsv } from './read-csv.ts';
import { readLines } from './read-lines.ts';
import { readWorkbook } from './read-workbook.ts';
import { type SheetGrid, textAt } from './sheet-grid.ts';
import { unpackWorkbook } from './unpack-workbook.ts';

/** Largest file that is looked at; a glossary of 5,000 lines has half a megabyte. */
export const MAX_GLOSSARY_BYTES = 20 * 1024 ** 2;

/** A glossary as its file has it. */
export interface ReadGlossary {
  readonly glossary: Glossary;
  /** Where it stands in its workbook; null for CSV, which has nothing to be kept. */
  readonly layout: GlossaryLayout | null;
  /** What its owner should know of, in the order of rows. */
  readonly notes: readonly GlossaryNote[];
}

/**
 * Reads a glossary of an `.xlsx` or CSV file; the kind is told by the content, the name is for messages only.
 * `bad_glossary`: no glossary is found in it, or it is damaged, the detail says what there is and what is missing;
 * `too_large`: over the caps of size, rows or cells.
 *
 * Takes 0.1 to 0.2 s of processor time for 500 lines, 0.5 to 0.7 s for 5,000, and the first time half a second more for the
 * library (`node bench/glossary-files.ts`), all at a stretch: where somebody waits for answers meanwhile, run it in a thread.
 */
export async function readGlossary(
  bytes: Uint8Array,
  fileName: string,
  name: GlossaryName,
): Promise<Result<ReadGlossary, AppError>> {
  const named = (error: AppError) => err(appError(error.code, `${fileName}: ${error.detail}`));
  if (bytes.length > MAX_GLOSSARY_BYTES)
    return named(appError('too_large', `${bytes.length} bytes, ${MAX_GLOSSARY_BYTES} at most`));
  const kind = kindOf(bytes);
  if (kind === 'old')
    return named(
      appError('bad_glossary', 'an old .xls or a workbook with a password: save it as .xlsx without password'),
    );
  const csv = kind === 'csv' ? readCsv(bytes, fileName) : null;
  if (csv && !csv.ok) return named(csv.error);
  const parts = csv ? null : await unpackWorkbook(bytes);
  if (parts && !parts.ok) return named(parts.error);
  const grids = csv ? ok([csv.value]) : await readWorkbook(parts?.value ?? new Map());
  if (!grids.ok) return named(grids.error);
  const read = readSheets(grids.value, name);
  if (!read.ok) return named(read.error);
  return kind === 'csv' ? ok({ ...read.value, layout: null }) : read;
}

function kindOf(bytes: Uint8Array): 'xlsx' | 'old' | 'csv' {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (start === 'PK\x03\x04') return 'xlsx';
  return start === '\xd0\xcf\x11\xe0' ? 'old' : 'csv';
}

interface Candidate {
  readonly grid: SheetGrid;
  readonly header: FoundHeader;
}

function readSheets(grids: readonly SheetGrid[], name: GlossaryName): Result<ReadGlossary, AppError> {
  const candidates = grids
    .map((grid) => ({ grid, header: findHeader(grid) }))
    .filter((one): one is Candidate => one.header !== null)
    .sort((one, other) => rank(other, name) - rank(one, name));
  const [chosen, ...others] = candidates;
  if (!chosen) return err(appError('bad_glossary', whatWasFound(grids)));
  const read = readLines(chosen.grid, chosen.header, name);
  if (read.glossary.entries.length === 0) {
    const heading = textAt(chosen.grid, chosen.header.row, chosen.header.columns.topic[0]);
    const place = `sheet "${chosen.grid.name}", row ${chosen.header.row}`;
    return err(appError('bad_glossary', `${place}: found the heading "${heading}", but no topic below it`));
  }
  const notes: GlossaryNote[] = [
    ...chosen.header.unused.map((detail) => ({ row: chosen.header.row, kind: 'unused_column' as const, detail })),
    ...others.map(({ grid, header }) => ({ row: header.row, kind: 'other_sheet' as const, detail: grid.name })),
    ...read.notes,
  ];
  return ok({ ...read, notes });
}

/** Shown sheets before hidden ones, the one that bears the glossary's name before others, then the one that tells most. */
function rank({ grid, header }: Candidate, name: GlossaryName): number {
  const title = grid.name.toUpperCase();
  const other = name === 'B2B' ? 'B2C' : 'B2B';
  const bearsName = title.includes(name) ? 2 : title.includes(other) ? 0 : 1;
  return (grid.hidden ? 0 : 1000) + bearsName * 100 + header.score * 10 + Math.min(grid.rows.length, 1000) / 1000;
}

/** The first rows with text of each sheet, so that its owner sees which row was hoped for. */
function whatWasFound(grids: readonly SheetGrid[]): string {
  const seen = grids.slice(0, 5).map((grid) => {
    const row = grid.rows.findIndex((cells) => cells?.some((cell) => cell.trim() !== ''));
    const cells = (grid.rows[row] ?? []).filter((cell) => cell.trim() !== '').slice(0, 8);
    const shown = cells.map((cell) => `"${cell.trim().slice(0, 40)}"`).join(', ');
    return row < 0 ? `sheet "${grid.name}" is empty` : `sheet "${grid.name}", row ${row + 1}: ${shown}`;
  });
  return `no heading for the topic ("Thème", "Motif", "Topic", "الموضوع"); found ${seen.join('; ')}`;
}
