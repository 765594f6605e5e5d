import type { GlossaryNote } from '../../../../shared/domain/glossary-note.ts';
import { type Glossary, type GlossaryEntry, type GlossaryName, labelOf } from '../../../../shared/domain/topics.ts';
import { MAX_CELL_CHARS } from '../../export/safe-cell.ts';
import { entryIdOf } from './entry-id.ts';
import type { FoundHeader } from './find-header.ts';
import type { GlossaryLayout } from './glossary-layout.ts';
import { mergeAt, type SheetGrid, textAt } from './sheet-grid.ts';
import { splitExamples, splitKeywords } from './split-list.ts';

/** What the lines below a header say. */
export interface ReadLines {
  readonly glossary: Glossary;
  readonly layout: GlossaryLayout;
  readonly notes: readonly GlossaryNote[];
}

/** A row of the sheet as it is read, with what its topic comes from. */
interface Line extends GlossaryEntry {
  readonly row: number;
  /** Row of the cell that names the topic: its own, the first of its merged cells, or one above. */
  readonly topicRow: number;
}

/**
 * Reads the lines below a header: merged cells count for all their rows, an empty topic beside a sub-topic is the one above,
 * lines of one label are united. Notes are in the order of rows.
 */
export function readLines(grid: SheetGrid, header: FoundHeader, name: GlossaryName): ReadLines {
  const notes: GlossaryNote[] = [];
  const { lines, headingRows } = linesOf(grid, header, notes);
  const entries = new Map<string, GlossaryEntry>();
  const rows: Record<string, number[]> = {};
  const last = new Map<string, Line>();
  for (const line of lines) {
    const { row, topicRow: _, ...entry } = line;
    const before = entries.get(line.id);
    if (!before) {
      entries.set(line.id, entry);
      rows[line.id] = [row];
    } else {
      entries.set(line.id, unite(before, entry));
      // Rows of one merged cell are one line on several rows; any other repetition is told.
      if (!continues(grid, header, last.get(line.id), line))
        notes.push({ row, kind: 'duplicate', detail: `${labelOf(line)} (${rows[line.id]?.join(', ')})` });
      rows[line.id]?.push(row);
    }
    last.set(line.id, line);
  }
  return {
    glossary: { name, entries: [...entries.values()] },
    layout: {
      sheet: grid.name,
      headerRow: header.row,
      columns: header.columns,
      rows,
      headingRows,
      merged: mergedOfTable(grid, header),
    },
    notes: notes.sort((one, other) => one.row - other.row),
  };
}

function linesOf(grid: SheetGrid, header: FoundHeader, notes: GlossaryNote[]) {
  const { columns } = header;
  const lines: Line[] = [];
  /** Rows that name a topic and say nothing else: heads of the rows below, or topics on their own. */
  const bare = new Map<number, Line>();
  let carried = { text: '', row: 0 };
  for (let row = header.row + 1; row <= grid.rows.length; row++) {
    const read = (column: number | undefined) => (column === undefined ? '' : mergedText(grid, row, column, notes));
    const merge = mergeAt(grid.merged, row, columns.topic[0]);
    const own = oneLine(read(columns.topic[0]));
    const subtopic = oneLine(read(columns.subtopic[0]));
    const definition = columns.definition.map(read).filter(Boolean).join('\n');
    const keywords = [...new Set(columns.keywords.flatMap((column) => splitKeywords(read(column)).items))];
    const examples = [...new Set(columns.examples.flatMap((column) => splitExamples(read(column)).items))];
    if (own !== '') carried = { text: own, row: merge?.top ?? row };
    const nothingElse = definition === '' && keywords.length + examples.length === 0;
    // A row of merged cells that says nothing of its own is as blank as one outside of them.
    if ((own === '' || (merge && row > merge.top)) && subtopic === '' && nothingElse) continue;
    const topic = own !== '' || subtopic !== '' ? carried.text : '';
    if (topic === '') {
      notes.push({
        row,
        kind: 'no_topic',
        detail: [subtopic, definition, ...keywords, ...examples].find(Boolean) ?? '',
      });
      continue;
    }
    // "Facturation | Facturation": the topic as a whole.
    const label = { topic, subtopic: subtopic === topic ? '' : subtopic };
    const line = { id: entryIdOf(label), ...label, definition, keywords, examples, row, topicRow: carried.row };
    lines.push(line);
    if (label.subtopic === '' && nothingElse) bare.set(row, line);
  }
  const headed = new Set(lines.filter((line) => line.row !== line.topicRow).map((line) => line.topicRow));
  const headingRows = [...bare.keys()].filter((row) => headed.has(row));
  for (const row of headingRows) notes.push({ row, kind: 'heading', detail: bare.get(row)?.topic ?? '' });
  return { lines: lines.filter((line) => !headingRows.includes(line.row)), headingRows };
}

/** The cell's text, or that of the merged cells it is part of; a merge counts for its rows, and for its first column only. */
function mergedText(grid: SheetGrid, row: number, column: number, notes: GlossaryNote[]): string {
  const merge = mergeAt(grid.merged, row, column);
  if (merge && merge.left !== column) return '';
  const text = textAt(grid, merge?.top ?? row, column);
  if (text.length <= MAX_CELL_CHARS) return text;
  notes.push({ row, kind: 'cut', detail: text.slice(0, 80) });
  return text.slice(0, MAX_CELL_CHARS);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function unite(one: GlossaryEntry, other: GlossaryEntry): GlossaryEntry {
  return {
    ...one,
    definition: [...new Set([one.definition, other.definition].filter(Boolean))].join('\n'),
    keywords: [...new Set([...one.keywords, ...other.keywords])],
    examples: [...new Set([...one.examples, ...other.examples])],
  };
}

/** Whether a line goes on with the one above it: the cells that name both are merged over both rows. */
function continues(grid: SheetGrid, { columns }: FoundHeader, before: Line | undefined, line: Line): boolean {
  const named = line.subtopic === '' ? columns.topic[0] : columns.subtopic[0];
  const merge = named === undefined ? undefined : mergeAt(grid.merged, line.row, named);
  return merge !== undefined && before !== undefined && merge.top <= before.row;
}

function mergedOfTable(grid: SheetGrid, { row, columns }: FoundHeader): GlossaryLayout['merged'] {
  const own = Object.values(columns).flat();
  return grid.merged.filter(
    (merge) => merge.bottom > row && own.some((column) => merge.left <= column && column <= merge.right),
  );
}
