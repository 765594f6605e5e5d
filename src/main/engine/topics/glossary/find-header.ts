import type { GlossaryLayout, Meaning } from './glossary-layout.ts';
import { headingWords, type KnownHeading, readHeading } from './heading-words.ts';
import { MAX_COLUMNS, type SheetGrid, textAt } from './sheet-grid.ts';

/** Rows from the top among which the headings are looked for: below a title, a date, a logo, a paragraph on how to use it. */
const ROWS_LOOKED_AT = 40;

/** Where a sheet's headings are and what they say. */
export interface FoundHeader {
  readonly row: number;
  readonly columns: GlossaryLayout['columns'];
  /** Headings that were understood but whose columns are not read, since another column has that meaning. */
  readonly unused: readonly string[];
  /** How many of the meanings there are columns for. */
  readonly score: number;
}

/** The row of the headings: of those with a topic the one that tells most, the highest of equals; null: there is none. */
export function findHeader(grid: SheetGrid): FoundHeader | null {
  let best: FoundHeader | null = null;
  for (let row = 1; row <= Math.min(grid.rows.length, ROWS_LOOKED_AT); row++) {
    const found = readHeaderRow(grid, row);
    if (found && found.score > (best?.score ?? 0)) best = found;
  }
  return best;
}

interface Heading extends KnownHeading {
  readonly column: number;
  readonly text: string;
}

function readHeaderRow(grid: SheetGrid, row: number): FoundHeader | null {
  const headings: Heading[] = [];
  let filled = 0;
  for (let column = 1; column <= Math.min(grid.rows[row - 1]?.length ?? 0, MAX_COLUMNS); column++) {
    const text = textAt(grid, row, column);
    if (text !== '') filled++;
    const known = readHeading(text);
    if (known) headings.push({ ...known, column, text });
  }
  const { topic, subtopic } = chooseLabels(headings);
  if (!topic) return null;
  // Alone it must be the heading and nothing else: "Thèmes en service" beside a number is a line of some other table.
  const alone = headings.length === 1;
  if (alone && (filled > 8 || headingWords(topic.text).length > topic.words.length)) return null;
  const columnsOf = (meaning: Meaning) => headings.filter((one) => one.meaning === meaning).map((one) => one.column);
  const columns = {
    topic: [topic.column] as [number],
    subtopic: subtopic ? [subtopic.column] : [],
    definition: columnsOf('definition'),
    keywords: columnsOf('keywords'),
    examples: columnsOf('examples'),
  };
  const unused = headings.filter(
    (one) => (one.meaning === 'topic' || one.meaning === 'subtopic') && one !== topic && one !== subtopic,
  );
  const score = Object.values(columns).filter((found) => found.length > 0).length;
  return { row, columns, unused: unused.map((one) => one.text), score };
}

/**
 * Of "Catégorie, Motif, Sous-motif" the motive is the topic, as it shares its word with the sub-topic; of "Catégorie, Motif"
 * the second is the sub-topic; of "Thème (FR), Thème (AR)" the first is read.
 */
function chooseLabels(headings: readonly Heading[]): { topic?: Heading; subtopic?: Heading } {
  const topics = headings.filter((one) => one.meaning === 'topic');
  const subtopic = headings.find((one) => one.meaning === 'subtopic');
  const [first] = topics;
  if (!first) return {};
  if (subtopic) {
    const words = headingWords(subtopic.text);
    const paired = topics.find((one) => one.words.some((word) => words.includes(word)));
    const left = topics.filter((one) => one.column < subtopic.column).at(-1);
    return { topic: paired ?? left ?? first, subtopic };
  }
  const other = topics.find((one) => one.words.join(' ') !== first.words.join(' '));
  return other ? { topic: first, subtopic: other } : { topic: first };
}
