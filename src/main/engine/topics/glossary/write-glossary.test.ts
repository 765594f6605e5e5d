import { readFile } from 'node:fs/promises';
import exceljs from '@protobi/exceljs';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import type { Glossary, GlossaryEntry } from '../../../../shared/domain/topics.ts';
import { compareGlossaries } from './compare-glossaries.ts';
import { extendTable } from './extend-table.ts';
import type { GlossaryLayout } from './glossary-layout.ts';
import { keepIds } from './keep-ids.ts';
import { type ReadGlossary, readGlossary } from './read-glossary.ts';
import { readWorkbook } from './read-workbook.ts';
import { compareWorkbooks } from './testing/compare-workbooks.ts';
import { workbookOf } from './testing/workbook-of.ts';
import { unpackWorkbook } from './unpack-workbook.ts';
import { writeGlossary } from './write-glossary.ts';

async function read(bytes: Uint8Array): Promise<ReadGlossary & { layout: GlossaryLayout }> {
  const result = await readGlossary(bytes, 'glossaire.xlsx', 'B2B');
  if (!result.ok || !result.value.layout) throw new Error('not read');
  return { ...result.value, layout: result.value.layout };
}

const edited = (glossary: Glossary, id: string, change: Partial<GlossaryEntry>): Glossary => ({
  ...glossary,
  entries: glossary.entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)),
});

const without = (glossary: Glossary, ...ids: readonly string[]): Glossary => ({
  ...glossary,
  entries: glossary.entries.filter((entry) => !ids.includes(entry.id)),
});

const line = (topic: string, subtopic: string): GlossaryEntry => ({
  id: `${topic}-${subtopic}`,
  topic,
  subtopic,
  definition: 'd',
  keywords: [],
  examples: [],
});

/** Writes, reads back, and makes sure that what is read is what was to be written. */
async function write(bytes: Uint8Array, change: (glossary: Glossary) => Glossary) {
  const { glossary, layout } = await read(bytes);
  const after = change(glossary);
  const written = await writeGlossary(bytes, layout, glossary, after);
  const back = keepIds(await read(written), after);
  expect(compareGlossaries(after, back.glossary)).toEqual({ added: [], removed: [], changed: [] });
  return written;
}

async function column(bytes: Uint8Array, name: string): Promise<readonly (string | undefined)[]> {
  const parts = await unpackWorkbook(bytes);
  const grids = await readWorkbook(parts.ok ? parts.value : new Map());
  if (!grids.ok) throw new Error(grids.error.detail);
  const index = name.charCodeAt(0) - 65;
  return Array.from(grids.value[0]?.rows ?? [], (row) => row?.[index]);
}

describe('the workbook of an owner who uses all of Excel', async () => {
  // Comments, a chart, a picture, a text box, validations, conditional formats, sparklines, a table, names, hidden things.
  const bytes = await readFile(new URL('testing/owners-workbook.xlsx', import.meta.url));
  const SHEET = ['xl/worksheets/sheet2.xml'];

  test('comes back as it was when nothing changed', async () => {
    expect(await write(bytes, (glossary) => glossary)).toBe(bytes);
  });

  test('has two other cells when two fields of a line changed', async () => {
    const written = await write(bytes, (glossary) =>
      edited(glossary, 'facturation.facture-non-recue', { definition: 'a <b> & "c"\nd', keywords: ['email', 'بريد'] }),
    );
    expect(await compareWorkbooks(bytes, written)).toEqual({ parts: SHEET, cells: ['D6', 'E6'], around: [] });
  });

  test('has one other cell when the topic of all merged rows changed', async () => {
    const written = await write(bytes, (glossary) => ({
      ...glossary,
      entries: glossary.entries.map((entry) => ({ ...entry, topic: entry.topic.replace('Facturation', 'Factures') })),
    }));
    expect(await compareWorkbooks(bytes, written)).toEqual({ parts: SHEET, cells: ['B5'], around: [] });
  });

  test('has its merged cells parted when one of their rows changed its topic', async () => {
    const written = await write(bytes, (glossary) => edited(glossary, 'facturation.duplicata', { topic: 'Copies' }));
    expect(await compareWorkbooks(bytes, written)).toEqual({
      parts: SHEET,
      cells: ['B5', 'B6', 'B7'],
      around: ['+ <mergeCells count="1">', '- <mergeCells count="2">', '- <mergeCell ref="B5:B7"/>'],
    });
  });

  test('loses nothing but its own cells with a line', async () => {
    const written = await write(bytes, (glossary) => without(glossary, 'facturation.montant-conteste'));
    expect(await compareWorkbooks(bytes, written)).toEqual({
      parts: SHEET,
      cells: ['C5', 'D5', 'E5', 'F5'],
      around: [],
    });
  });

  test('takes a new line below the last, with the formats of that', async () => {
    const written = await write(bytes, (glossary) => ({
      ...glossary,
      entries: [...glossary.entries, line('=1+1', 'b')],
    }));
    const found = await compareWorkbooks(bytes, written);
    expect(found.cells).toEqual(
      ['A10', 'B10', 'C10', 'D10', 'E10', 'F10', 'G10', 'H10'].filter((cell) => found.cells.includes(cell)),
    );
    expect(found.parts).toEqual(SHEET);
    expect(found.around).toEqual(['+ <row r="10">', '+ </row>']);
  });

  test('a formula that gives way to a text takes the chain of calculation with it', async () => {
    const zip = await JSZip.loadAsync(bytes);
    const insert = async (part: string, before: string, text: string) =>
      zip.file(part, ((await zip.file(part)?.async('string')) ?? '').replace(before, text + before));
    zip.file('xl/calcChain.xml', '<calcChain><c r="D9" i="2"/></calcChain>');
    await insert('[Content_Types].xml', '</Types>', '<Override PartName="/xl/calcChain.xml" ContentType="c"/>');
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain';
    const relation = `<Relationship Id="rId99" Type="${type}" Target="calcChain.xml"/>`;
    await insert('xl/_rels/workbook.xml.rels', '</Relationships>', relation);
    const chained = await zip.generateAsync({ type: 'uint8array' });
    const written = await write(chained, (glossary) => edited(glossary, 'reseau.panne', { definition: 'Texte' }));
    // As it was before the chain was put in, but for the cell.
    expect(await compareWorkbooks(bytes, written)).toEqual({ parts: SHEET, cells: ['D9'], around: [] });
    const kept = await write(chained, (glossary) => edited(glossary, 'reseau.panne', { keywords: ['autre'] }));
    expect(await compareWorkbooks(chained, kept)).toEqual({ parts: SHEET, cells: ['E9'], around: [] });
  });
});

describe('topics that count for the rows below', () => {
  const rows = [
    ['Thème', 'Sous-thème', 'Définition'],
    ['A', 'a1', 'x'],
    [null, 'a2', 'x'],
    [null, 'a3', 'x'],
    ['B', 'b1', 'x'],
  ];

  test('a line that moves takes its topic with it, the next gets its own back', async () => {
    const bytes = await workbookOf({ rows });
    const moved = await write(bytes, (glossary) => edited(glossary, 'a.a2', { topic: 'C' }));
    expect(await column(moved, 'A')).toEqual(['Thème', 'A', 'C', 'A', 'B']);
    const all = await write(bytes, (glossary) => ({
      ...glossary,
      entries: glossary.entries.map((entry) => (entry.topic === 'A' ? { ...entry, topic: 'Z' } : entry)),
    }));
    expect(await column(all, 'A')).toEqual(['Thème', 'Z', undefined, undefined, 'B']);
  });

  test('the first line is removed: the second says the topic', async () => {
    const written = await write(await workbookOf({ rows }), (glossary) => without(glossary, 'a.a1'));
    expect(await column(written, 'A')).toEqual(['Thème', undefined, 'A', undefined, 'B']);
  });

  test('a heading is renamed with the lines below it, and goes with the last of them', async () => {
    const headed = await workbookOf({
      rows: [['Thème', 'Sous-thème'], ['A'], [null, 'a1'], [null, 'a2'], ['B', 'b1']],
    });
    const renamed = await write(headed, (glossary) => ({
      ...glossary,
      entries: glossary.entries.map((entry) => (entry.topic === 'A' ? { ...entry, topic: 'Z' } : entry)),
    }));
    expect(await column(renamed, 'A')).toEqual(['Thème', 'Z', undefined, undefined, 'B']);
    const gone = await write(headed, (glossary) => without(glossary, 'a.a1', 'a.a2'));
    expect(await column(gone, 'A')).toEqual(['Thème', undefined, undefined, undefined, 'B']);
  });
});

describe('lists', () => {
  test('are edited where their items stand, in their owner’s way of parting them', async () => {
    const bytes = await workbookOf({
      rows: [
        ['Thème', 'Mots-clés', 'Synonymes', 'Exemples'],
        ['A', 'un, deux', 'trois / quatre', 'Oui, oui'],
        ['a', 'deux, cinq', null, null],
      ],
    });
    const written = await write(bytes, (glossary) =>
      edited(glossary, 'a', { keywords: ['un', 'quatre', 'cinq', 'six'] }),
    );
    expect(await column(written, 'B')).toEqual(['Mots-clés', 'un, six', 'cinq']);
    expect(await column(written, 'C')).toEqual(['Synonymes', 'quatre', undefined]);
    expect(await column(written, 'D')).toEqual(['Exemples', 'Oui, oui', undefined]);
  });

  test('a column that was not there is added right of all others', async () => {
    const bytes = await workbookOf({
      rows: [
        ['المحور', 'مالك'],
        ['الفوترة', 'فريق 1'],
      ],
    });
    const written = await write(bytes, (glossary) => edited(glossary, 'الفوتره', { keywords: ['فاتورة'] }));
    expect(await column(written, 'C')).toEqual(['الكلمات المفتاحية', 'فاتورة']);
  });
});

test('new lines do not run into what stands below the glossary', async () => {
  const bytes = await workbookOf({
    rows: [
      ['Thème', 'Sous-thème', 'N°'],
      ['A', 'a', 1],
      [null, null, 'Total 1'],
    ],
  });
  const written = await write(bytes, (glossary) => ({ ...glossary, entries: [...glossary.entries, line('B', 'b')] }));
  expect(await column(written, 'A')).toEqual(['Thème', 'A', undefined, 'B']);
});

test('a table is made longer by the lines that follow it', async () => {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Glossaire');
  const columns = ['Thème', 'Sous-thème', 'Définition'].map((name) => ({ name, filterButton: true }));
  sheet.addTable({
    name: 'Themes',
    ref: 'B3',
    headerRow: true,
    columns,
    rows: [
      ['A', 'a', 'x'],
      ['B', 'b', 'y'],
    ],
  });
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  const written = await write(bytes, (glossary) => ({
    ...glossary,
    entries: [...glossary.entries, line('C', 'c'), line('D', 'd')],
  }));
  const { parts } = await compareWorkbooks(bytes, written);
  expect(new Set(parts)).toEqual(new Set(['xl/tables/table1.xml', 'xl/worksheets/sheet1.xml']));
  const table = await (await JSZip.loadAsync(written)).file('xl/tables/table1.xml')?.async('string');
  expect(table).toContain(' ref="B3:D7"');
});

test('a table’s filter is made longer with it; rows of totals, and tables elsewhere, stay', () => {
  const table = (more: string) =>
    `<table id="1" ref="A1:B4"${more}><autoFilter ref="A1:B4"/><tableColumns count="2"/></table>`;
  const longer = '<table id="1" ref="A1:B6"><autoFilter ref="A1:B6"/><tableColumns count="2"/></table>';
  expect(extendTable(table(''), [5, 6], 1)).toBe(longer);
  expect(extendTable(table(' totalsRowCount="1"'), [5, 6], 1)).toBeNull();
  expect(extendTable(table(''), [6], 1)).toBeNull();
  expect(extendTable(table(''), [5], 3)).toBeNull();
  expect(extendTable(table(''), [], 1)).toBeNull();
});

test('formulas that share the one of an edited cell get it as their own', async () => {
  const rows = [
    ['Thème', 'Définition', 'N°'],
    ['A', 'x', 1],
    ['B', 'x', 2],
    ['C', 'x', 3],
  ];
  const zip = await JSZip.loadAsync(await workbookOf({ rows }));
  const xml = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
  const shared = [
    '<f t="shared" ref="B2:B4" si="0">"n "&amp;C2+$C$2</f>',
    '<f t="shared" si="0"/>',
    '<f t="shared" si="0"/>',
  ];
  const cells = shared.map((formula, index) => `<c r="B${index + 2}" t="str">${formula}<v>n ${index}</v></c>`);
  let next = 0;
  zip.file(
    'xl/worksheets/sheet1.xml',
    xml.replace(/<c r="B[234]".*?<\/c>/g, () => cells[next++] ?? ''),
  );
  const bytes = await zip.generateAsync({ type: 'uint8array' });
  const written = await write(bytes, (glossary) => edited(glossary, 'a', { definition: 'texte' }));
  const after = await (await JSZip.loadAsync(written)).file('xl/worksheets/sheet1.xml')?.async('string');
  expect(after?.match(/<f.*?<\/f>/g)).toEqual([
    '<f>&quot;n &quot;&amp;C3+$C$2</f>',
    '<f>&quot;n &quot;&amp;C4+$C$2</f>',
  ]);
});
