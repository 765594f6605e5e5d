import type { CellRange, GlossaryLayout } from './glossary-layout.ts';
import type { CellEdit, EditedRow, SheetEdits } from './sheet-edits.ts';
import { mergeAt, type SheetGrid, textAt } from './sheet-grid.ts';

/**
 * What must change in the column of topics. A topic there counts for the rows below it that have none, and for all rows of its
 * merged cells: the walk goes down the sheet as the reader does and writes a cell only where the reader would go wrong.
 */
export function planTopicCells(
  grid: SheetGrid,
  layout: GlossaryLayout,
  rows: readonly EditedRow[],
): Pick<SheetEdits, 'cells' | 'unmerged'> {
  const [column] = layout.columns.topic;
  const cells: CellEdit[] = [];
  const unmerged: CellRange[] = [];
  const write = (row: number, text: string, likeRow = row) =>
    cells.push({ row, column, text, like: { row: likeRow, column } });
  const wanted = wantedTopics(grid, layout, rows);
  const steps = [...rows.map(({ row }) => row), ...layout.headingRows].sort((one, other) => one - other);
  let carried = '';
  let done = 0;
  for (const row of steps) {
    if (row <= done) continue;
    const merge = mergeAt(grid.merged, row, column);
    if (merge && merge.bottom > merge.top) {
      const inside = rows.filter((one) => merge.top <= one.row && one.row <= merge.bottom && one.after !== null);
      const topics = new Set(inside.map((one) => wanted.get(one.row) ?? ''));
      const [topic = ''] = topics;
      // A line that has come to say its topic only would be read as the heading of the others, or as a blank row.
      const lost = inside.some((one) => saysTopicOnly(one) && (one.row > merge.top || inside.length > 1));
      if (topics.size <= 1 && !lost) {
        if (topic !== oneLine(textAt(grid, merge.top, column))) write(merge.top, topic);
      } else {
        unmerged.push(merge);
        if (!inside.some((one) => one.row === merge.top)) write(merge.top, '');
        for (const one of inside) write(one.row, wanted.get(one.row) ?? '', merge.top);
      }
      carried = inside.length > 0 ? (wanted.get(inside.at(-1)?.row ?? 0) ?? '') : carried;
      done = merge.bottom;
      continue;
    }
    const own = oneLine(textAt(grid, row, column));
    const topic = wanted.get(row) ?? '';
    const line = rows.find((one) => one.row === row);
    const needed = own !== '' || (topic !== '' && (carried !== topic || line?.after?.subtopic === ''));
    if (needed && own !== topic) write(row, topic);
    // A line that says its topic only must not head the next: that one says it too.
    if (topic !== '') carried = line && saysTopicOnly(line) ? '' : topic;
  }
  return { cells, unmerged };
}

/** The topic each row must be read with; none for removed lines. Unchanged lines keep what the sheet says, in its spelling. */
function wantedTopics(
  grid: SheetGrid,
  layout: GlossaryLayout,
  rows: readonly EditedRow[],
): ReadonlyMap<number, string> {
  const [column] = layout.columns.topic;
  const wanted = new Map<number, string>();
  const lines = new Map(rows.map((one) => [one.row, one]));
  const headings = new Set(layout.headingRows);
  const last = Math.max(0, ...lines.keys(), ...headings);
  let read = '';
  let heading = 0;
  for (let row = layout.headerRow + 1; row <= last; row++) {
    const merge = mergeAt(grid.merged, row, column);
    const own = merge && merge.left !== column ? '' : oneLine(textAt(grid, merge?.top ?? row, column));
    if (own !== '') read = own;
    if (headings.has(row)) heading = row;
    else if (own !== '' && !(merge && heading >= merge.top)) heading = 0;
    const line = lines.get(row);
    if (!line || line.after === null) continue;
    const topic = line.before.topic === line.after.topic ? read : line.after.topic;
    wanted.set(row, topic);
    // A heading says what the first line below it says; a line without sub-topic says it itself and needs none.
    if (heading > 0 && !wanted.has(heading)) wanted.set(heading, line.after.subtopic === '' ? '' : topic);
  }
  return wanted;
}

function saysTopicOnly({ after }: EditedRow): boolean {
  if (!after) return false;
  return after.subtopic === '' && after.definition === '' && after.keywords.length + after.examples.length === 0;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
