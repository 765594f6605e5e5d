import { addressOf } from '../cell-address.ts';
import { scanSheet } from '../scan-sheet.ts';
import { unpackWorkbook, type WorkbookParts } from '../unpack-workbook.ts';

/** How two workbooks differ. */
export interface WorkbookDifference {
  /** Parts that are not the same to the byte. */
  readonly parts: readonly string[];
  /** Cells of those parts that are not written the same (text, formula, type, format), as `A1`. */
  readonly cells: readonly string[];
  /** What else of those parts differs, once the cells are out: widths, row heights, merged cells, everything. */
  readonly around: readonly string[];
}

/** Compares two workbooks part by part, and sheets cell by cell by their XML: nothing that a library leaves out is missed. */
export async function compareWorkbooks(before: Uint8Array, after: Uint8Array): Promise<WorkbookDifference> {
  const [one, other] = [await partsOf(before), await partsOf(after)];
  const names = [...new Set([...one.keys(), ...other.keys()])];
  const parts = names.filter((name) => !one.get(name)?.equals(other.get(name) ?? Buffer.alloc(0)));
  const cells: string[] = [];
  const around: string[] = [];
  for (const name of parts.filter((part) => part.startsWith('xl/worksheets/sheet'))) {
    const [left, right] = [takeApart(textOf(one, name)), takeApart(textOf(other, name))];
    for (const address of new Set([...left.cells.keys(), ...right.cells.keys()]))
      if (left.cells.get(address) !== right.cells.get(address)) cells.push(address);
    around.push(...compareTags(left.around, right.around));
  }
  return { parts, cells, around };
}

/** Tags that are on one side only, by walking down both: what stands in another order is on one side only too. */
function compareTags(left: readonly string[], right: readonly string[]): readonly string[] {
  const found: string[] = [];
  let next = 0;
  for (const tag of right) {
    const at = left.indexOf(tag, next);
    if (at < 0) {
      found.push(`+ ${tag}`);
      continue;
    }
    found.push(...left.slice(next, at).map((skipped) => `- ${skipped}`));
    next = at + 1;
  }
  return [...found, ...left.slice(next).map((skipped) => `- ${skipped}`)];
}

async function partsOf(bytes: Uint8Array): Promise<WorkbookParts> {
  const parts = await unpackWorkbook(bytes);
  if (!parts.ok) throw new Error(parts.error.detail);
  return parts.value;
}

function textOf(parts: WorkbookParts, name: string): string {
  return parts.get(name)?.toString('utf8') ?? '';
}

function takeApart(xml: string) {
  const cells = new Map<string, string>();
  let around = '';
  let at = 0;
  for (const row of scanSheet(xml).rows)
    for (const cell of row.cells) {
      cells.set(addressOf({ row: row.row, column: cell.column }), xml.slice(cell.start, cell.end));
      around += xml.slice(at, cell.start);
      at = cell.end;
    }
  around += xml.slice(at);
  return { cells, around: around.split(/(?<=>)/) };
}
