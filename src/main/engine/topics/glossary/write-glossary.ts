import JSZip from 'jszip';
import type { Glossary } from '../../../../shared/domain/topics.ts';
import { extendTable } from './extend-table.ts';
import type { GlossaryLayout } from './glossary-layout.ts';
import { listSheets, relationsOf } from './list-sheets.ts';
import { planEdits } from './plan-edits.ts';
import { readWorkbook } from './read-workbook.ts';
import { spliceSheet } from './splice-sheet.ts';
import { unpackWorkbook, type WorkbookParts } from './unpack-workbook.ts';

/**
 * Writes a glossary back into the workbook it was read of. Only the cells that say something else by now are written, in the
 * XML of their sheet; every other byte of it and of all other parts stays. No row is deleted or moved, as columns that are not
 * the glossary's, formulas, charts and formats refer to rows: a removed line's own cells are emptied, new lines follow the last.
 * What an edited cell had of formats within its text, or as a formula, is gone.
 *
 * @param bytes the workbook that was read.
 * @param layout what reading it gave; ids are those of `before`.
 * @param before what the workbook says.
 * @param after what it is to say; entries of the same id are the same line.
 */
export async function writeGlossary(
  bytes: Uint8Array,
  layout: GlossaryLayout,
  before: Glossary,
  after: Glossary,
): Promise<Uint8Array> {
  // It was read before: that it cannot be read any more is nobody's input.
  const parts = await unpackWorkbook(bytes);
  if (!parts.ok) throw new Error(parts.error.detail);
  const grids = await readWorkbook(parts.value);
  if (!grids.ok) throw new Error(grids.error.detail);
  const grid = grids.value.find((one) => one.name === layout.sheet);
  const sheet = listSheets(parts.value).sheets.find((one) => one.name === layout.sheet);
  if (!grid || !sheet) throw new Error(`the workbook has no sheet "${layout.sheet}"`);
  const edits = planEdits(grid, layout, before, after);
  if (edits.cells.length + edits.unmerged.length + edits.newRows.length === 0) return bytes;
  const spliced = spliceSheet(parts.value.get(sheet.part)?.toString('utf8') ?? '', edits);
  const zip = await JSZip.loadAsync(bytes);
  const put = (part: string, text: string) => {
    const there = zip.file(part) ?? zip.file(`/${part}`);
    zip.file(there?.name ?? part, text, there ? { date: there.date } : {});
  };
  put(sheet.part, spliced.xml);
  const newRows = edits.newRows.map(({ row }) => row);
  for (const { type, target } of relationsOf(parts.value, sheet.part)) {
    if (!type.endsWith('/table')) continue;
    const table = extendTable(parts.value.get(target)?.toString('utf8') ?? '', newRows, layout.columns.topic[0]);
    if (table !== null) put(target, table);
  }
  if (spliced.formulaLost) dropCalculationChain(zip, parts.value, put);
  // Parts that were not touched keep their compressed bytes.
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** The order in which formulas are calculated: Excel makes it anew, and calls a file damaged whose chain names a cell without one. */
function dropCalculationChain(zip: JSZip, parts: WorkbookParts, put: (part: string, text: string) => void): void {
  const [root] = relationsOf(parts, '').filter((relation) => relation.type.endsWith('/officeDocument'));
  const workbook = root?.target ?? 'xl/workbook.xml';
  const chain = relationsOf(parts, workbook).find((relation) => relation.type.endsWith('/calcChain'));
  if (!chain) return;
  zip.remove(chain.target);
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1);
  const relations = `${folder}_rels/${workbook.slice(folder.length)}.rels`;
  const without = (part: string, element: RegExp) =>
    put(part, (parts.get(part)?.toString('utf8') ?? '').replace(element, ''));
  without(relations, /<Relationship\s[^>]*\/calcChain"[^>]*\/>/);
  without('[Content_Types].xml', /<Override\s[^>]*calcChain\.xml"[^>]*\/>/);
}
