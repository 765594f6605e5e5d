import { SaxesParser } from 'saxes';
import type { WorkbookParts } from './unpack-workbook.ts';

/** A sheet of cells, and the part of the workbook that holds it. */
export interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** What the workbook's own part says of it. */
export interface SheetList {
  /** In the order of the tabs; sheets that are one chart are left out. */
  readonly sheets: readonly ListedSheet[];
  /** Whether days are counted from 1904, as old Macs did, rather than 1900. */
  readonly date1904: boolean;
}

/** Finds a workbook's sheets by its relationships, whatever its parts are called. Throws on XML that is not well formed. */
export function listSheets(parts: WorkbookParts): SheetList {
  const root = relationsOf(parts, '').find((relation) => relation.type.endsWith('/officeDocument'));
  const workbook = root?.target ?? 'xl/workbook.xml';
  const relations = new Map(relationsOf(parts, workbook).map((relation) => [relation.id, relation]));
  const sheets: ListedSheet[] = [];
  let date1904 = false;
  eachElement(parts.get(workbook), (name, attributes) => {
    if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
    if (name !== 'sheet') return;
    const id = Object.keys(attributes).find((key) => key.endsWith(':id'));
    const relation = relations.get(attributes[id ?? ''] ?? '');
    if (!relation?.type.endsWith('/worksheet') || !parts.has(relation.target)) return;
    const hidden = attributes.state !== undefined && attributes.state !== 'visible';
    sheets.push({ name: attributes.name ?? '', hidden, part: relation.target });
  });
  return { sheets, date1904 };
}

/** A reference of one part of a workbook to another. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  /** Name of the part in the archive; targets outside it are left out and never followed. */
  readonly target: string;
}

/** The parts that a part refers to; `''` is the workbook as a whole. */
export function relationsOf(parts: WorkbookParts, part: string): readonly Relation[] {
  const found: Relation[] = [];
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  eachElement(parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`), (name, attributes) => {
    const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
    if (name !== 'Relationship' || !id || !type || !target || mode === 'External') return;
    // A target is relative to its part's folder or begins at the archive's root.
    found.push({ id, type, target: new URL(target, `part:///${folder}`).pathname.slice(1) });
  });
  return found;
}

/** Calls back for each start tag, with its name without prefix. Entities of a DTD are not expanded: they are errors. */
function eachElement(
  xml: Buffer | undefined,
  each: (name: string, attributes: Readonly<Record<string, string>>) => void,
): void {
  if (!xml) return;
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => each(tag.name.replace(/^.*:/, ''), tag.attributes as Record<string, string>));
  parser.write(xml.toString('utf8')).close();
}
