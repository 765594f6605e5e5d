import type { Glossary, GlossaryEntry } from '../../../../shared/domain/topics.ts';
import { compareGlossaries } from './compare-glossaries.ts';
import { type CellRange, type GlossaryLayout, MEANINGS, type Meaning } from './glossary-layout.ts';
import { HEADINGS } from './headings.ts';
import { editList, joinList, type ListKind } from './list-cells.ts';
import { planTopicCells } from './plan-topic-cells.ts';
import type { CellEdit, EditedRow, SheetEdits } from './sheet-edits.ts';
import { mergeAt, type SheetGrid, textAt } from './sheet-grid.ts';

/** What must change in the sheet for it to be read as `after`; cells of lines that stay the same are not touched. */
export function planEdits(grid: SheetGrid, layout: GlossaryLayout, before: Glossary, after: Glossary): SheetEdits {
  const changes = compareGlossaries(before, after);
  const gone = new Set(changes.removed.map((entry) => entry.id));
  const changed = new Map(changes.changed.map((entry) => [entry.after.id, entry.after]));
  const rows: EditedRow[] = before.entries
    .flatMap((entry) =>
      (layout.rows[entry.id] ?? []).map((row, index) => ({
        row,
        before: entry,
        after: gone.has(entry.id) ? null : (changed.get(entry.id) ?? entry),
        first: index === 0,
      })),
    )
    .sort((one, other) => one.row - other.row);
  const columns = addColumns(grid, layout, [...changed.values(), ...changes.added]);
  const cells: CellEdit[] = columns.headings;
  const unmerged: CellRange[] = [];
  const take = (edits: Pick<SheetEdits, 'cells' | 'unmerged'>) => {
    cells.push(...edits.cells);
    unmerged.push(...edits.unmerged);
  };
  take(planTopicCells(grid, layout, rows));
  for (const meaning of ['subtopic', 'definition', 'keywords', 'examples'] as const)
    for (const column of columns.of[meaning]) {
      const wanted = (edited: EditedRow) => wantedText(grid, columns.of, meaning, column, edited);
      take(planColumn(grid, column, rows, wanted));
    }
  const added = addRows(grid, layout, columns.of, changes.added);
  return { cells: [...cells, ...added.cells], unmerged, newRows: added.newRows };
}

/** A cell's text as the reader takes it: that of the merged cells it is part of. */
function effectiveText(grid: SheetGrid, row: number, column: number): string {
  const merge = mergeAt(grid.merged, row, column);
  return merge && merge.left !== column ? '' : textAt(grid, merge?.top ?? row, column);
}

type Columns = Readonly<Record<Meaning, readonly number[]>>;

function wantedText(
  grid: SheetGrid,
  columns: Columns,
  meaning: Exclude<Meaning, 'topic'>,
  column: number,
  { row, before, after, first }: EditedRow,
): string {
  const text = effectiveText(grid, row, column);
  if (after === null) return '';
  const firstCell = first && column === columns[meaning][0];
  if (meaning === 'subtopic') return before.subtopic === after.subtopic ? text : after.subtopic;
  if (meaning === 'definition') {
    if (before.definition === after.definition) return text;
    return firstCell ? after.definition : '';
  }
  const added = firstCell ? after[meaning].filter((item) => !before[meaning].includes(item)) : [];
  return before[meaning] === after[meaning] ? text : editList(meaning, text, after[meaning], added);
}

/** Writes single cells where they differ; merged ones as one while all their lines agree, or else each on its own. */
function planColumn(
  grid: SheetGrid,
  column: number,
  rows: readonly EditedRow[],
  wanted: (row: EditedRow) => string,
): Pick<SheetEdits, 'cells' | 'unmerged'> {
  const cells: CellEdit[] = [];
  const unmerged: CellRange[] = [];
  const seen = new Set<CellRange>();
  for (const edited of rows) {
    const merge = mergeAt(grid.merged, edited.row, column);
    if (!merge) {
      const place = { row: edited.row, column };
      const text = wanted(edited);
      if (text !== textAt(grid, edited.row, column)) cells.push({ ...place, text, like: place });
      continue;
    }
    if (merge.left !== column || seen.has(merge)) continue;
    seen.add(merge);
    const inside = rows.filter(({ row }) => merge.top <= row && row <= merge.bottom);
    // A removed line leaves its place in the merged cells to the others.
    const staying = inside.filter(({ after }) => after !== null);
    const texts = new Set(staying.map(wanted));
    const like = { row: merge.top, column };
    const [text = ''] = texts;
    if (texts.size <= 1) {
      if (text !== textAt(grid, merge.top, column)) cells.push({ ...like, text, like });
      continue;
    }
    unmerged.push(merge);
    if (!staying.some(({ row }) => row === merge.top)) cells.push({ ...like, text: '', like });
    for (const one of staying) cells.push({ row: one.row, column, text: wanted(one), like });
  }
  return { cells, unmerged };
}

/** Adds a column right of all others for what lines say by now and the sheet has no column for, in its headings' language. */
function addColumns(grid: SheetGrid, layout: GlossaryLayout, entries: readonly GlossaryEntry[]) {
  const of: Record<Meaning, readonly number[]> = { ...layout.columns };
  const headings: CellEdit[] = [];
  const [topicColumn] = layout.columns.topic;
  const words = /\p{Script=Arabic}/u.test(textAt(grid, layout.headerRow, topicColumn))
    ? HEADINGS.arabic
    : HEADINGS.french;
  const rightmost = Math.max(0, ...grid.merged.map((merge) => (merge.right > 1000 ? 0 : merge.right)));
  let last = grid.rows.reduce((most, row) => Math.max(most, row?.length ?? 0), rightmost);
  for (const meaning of MEANINGS) {
    if (of[meaning].length > 0 || !entries.some((entry) => entry[meaning].length > 0)) continue;
    last += 1;
    of[meaning] = [last];
    const like = { row: layout.headerRow, column: topicColumn };
    headings.push({ row: layout.headerRow, column: last, text: words[meaning], like });
  }
  return { of, headings };
}

/** New lines below the last one; below everything else in the sheet when something stands there. */
function addRows(
  grid: SheetGrid,
  layout: GlossaryLayout,
  columns: Columns,
  added: readonly GlossaryEntry[],
): Pick<SheetEdits, 'cells' | 'newRows'> {
  const likeRow = Math.max(layout.headerRow, ...Object.values(layout.rows).flat());
  const merges = grid.merged.filter((merge) => merge.bottom > likeRow && merge.bottom <= grid.rows.length + 1000);
  const free = (row: number) =>
    !grid.rows[row - 1]?.some((cell) => cell !== '') &&
    !merges.some((merge) => merge.top <= row && row <= merge.bottom);
  const rowsFrom = (start: number) => added.map((_, index) => start + index);
  const bottom = Math.max(grid.rows.length, ...merges.map((merge) => merge.bottom));
  const start = rowsFrom(likeRow + 1).every(free) ? likeRow + 1 : bottom + 1;
  const cells = added.flatMap((entry, index) =>
    MEANINGS.flatMap((meaning): CellEdit[] => {
      const column = columns[meaning][0];
      if (column === undefined) return [];
      const value = entry[meaning];
      const text = typeof value === 'string' ? value : joinList(meaning as ListKind, value);
      return text === '' ? [] : [{ row: start + index, column, text, like: { row: likeRow, column } }];
    }),
  );
  return { cells, newRows: rowsFrom(start).map((row) => ({ row, likeRow })) };
}
