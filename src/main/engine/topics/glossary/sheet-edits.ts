import type { GlossaryEntry } from '../../../../shared/domain/topics.ts';
import type { CellPlace } from './cell-address.ts';
import type { CellRange } from './glossary-layout.ts';

/** A cell's new text; the empty text empties it. */
export interface CellEdit extends CellPlace {
  readonly text: string;
  /** Cell whose format is taken when the cell has none of its own. */
  readonly like: CellPlace;
}

/** Everything that is to change in a sheet. */
export interface SheetEdits {
  readonly cells: readonly CellEdit[];
  /** Merged cells that are to be single ones again. */
  readonly unmerged: readonly CellRange[];
  /** Rows to be made like another, formats and height, before their cells are written; none holds anything. */
  readonly newRows: readonly { readonly row: number; readonly likeRow: number }[];
}

/** A row of the glossary with the line it belongs to. */
export interface EditedRow {
  readonly row: number;
  readonly before: GlossaryEntry;
  /** Null: the line is removed. */
  readonly after: GlossaryEntry | null;
  /** Whether it is the first row of its line. */
  readonly first: boolean;
}
