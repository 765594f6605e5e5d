// Makes the workbooks of resources/samples/glossaries out of the CSV files beside them, bit for bit:
//
//   node scripts/make-samples/make-glossaries.mjs
//
// Laid out as business people do: "glossaire B2B" has a title over its heads and merges a theme over its sub-themes,
// "glossaire B2C" has neither; both have blank rows between themes, a column that Nabra does not read and a sheet of notes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from '@protobi/exceljs';
import { parse } from 'csv-parse/sync';
import JSZip from 'jszip';

const FOLDER = join(import.meta.dirname, '../../resources/samples/glossaries');
const COLUMN_WIDTHS = { Thème: 22, 'Sous-thème': 30, Propriétaire: 26, Définition: 60, 'Mots-clés': 60, Exemples: 60 };
const TEXT = { alignment: { vertical: 'top', wrapText: true } };
const HEAD = {
  ...TEXT,
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDE5EE' } },
};
/** What the files say they were made at, so that they are the same bit for bit whenever they are. */
const MADE = new Date(Date.UTC(2026, 10, 1));

const LAYOUTS = {
  B2B: {
    sheet: 'Glossaire B2B',
    title: "Glossaire des motifs d'appel — entreprises (opérateur inventé)",
    mergeThemes: true,
  },
  B2C: { sheet: 'Motifs B2C', title: null, mergeThemes: false },
};

const REVISIONS = [
  [new Date(Date.UTC(2026, 0, 12)), 'Qualité', 'Première version'],
  [new Date(Date.UTC(2026, 4, 4)), 'Facturation', 'Sous-thèmes de la facturation séparés'],
  [new Date(Date.UTC(2026, 8, 21)), 'Support', 'Exemples ajoutés en darija'],
];

/** Writes one line of the glossary; cells that have nothing stay empty. */
function writeRow(sheet, rowNumber, cells, style) {
  cells.forEach((value, index) => {
    const cell = sheet.getCell(rowNumber, index + 1);
    Object.assign(cell, style);
    if (value !== '') cell.value = value;
  });
}

/** Writes the lines, theme by theme, from `rowNumber` on; returns the last row that holds one. */
function writeThemes(sheet, lines, rowNumber, mergeThemes) {
  let row = rowNumber;
  for (const [theme, ofTheme] of Map.groupBy(lines, ([name]) => name)) {
    const top = row;
    for (const [, ...rest] of ofTheme) {
      const repeated = !mergeThemes || row === top;
      writeRow(sheet, row++, [repeated ? theme : '', ...rest], TEXT);
    }
    if (mergeThemes && ofTheme.length > 1) sheet.mergeCells(top, 1, row - 1, 1);
    row++;
  }
  return row - 2;
}

function writeNotes(workbook, sheetName, firstRow, lastRow, lineCount) {
  const notes = workbook.addWorksheet('Notes');
  notes.getCell('A1').value = 'Révisions';
  notes.getCell('A1').font = { bold: true };
  REVISIONS.forEach(([day, department, what], index) => {
    notes.getCell(index + 2, 1).value = day;
    notes.getCell(index + 2, 1).numFmt = 'dd/mm/yyyy';
    notes.getCell(index + 2, 2).value = department;
    notes.getCell(index + 2, 3).value = what;
  });
  notes.getCell('A7').value = 'Lignes';
  notes.getCell('B7').value = { formula: `COUNTA('${sheetName}'!D${firstRow}:D${lastRow})`, result: lineCount };
  notes.getColumn(1).width = 14;
  notes.getColumn(3).width = 44;
}

/** The workbook's bytes with one day on all its parts. */
async function bytesOf(workbook) {
  const zip = await JSZip.loadAsync(await workbook.xlsx.writeBuffer());
  zip.forEach((_, part) => {
    part.date = MADE;
  });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

for (const [name, { sheet: sheetName, title, mergeThemes }] of Object.entries(LAYOUTS)) {
  const [heads, ...lines] = parse(readFileSync(join(FOLDER, `glossaire ${name}.csv`)), { bom: true });
  const workbook = new exceljs.Workbook();
  Object.assign(workbook, { created: MADE, modified: MADE });
  const headRow = title === null ? 1 : 3;
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: headRow }] });
  if (title !== null) {
    sheet.getCell('A1').value = title;
    sheet.getCell('A1').font = { bold: true, size: 14 };
    sheet.mergeCells(1, 1, 1, heads.length);
  }
  writeRow(sheet, headRow, heads, HEAD);
  heads.forEach((head, index) => {
    sheet.getColumn(index + 1).width = COLUMN_WIDTHS[head];
  });
  const lastRow = writeThemes(sheet, lines, headRow + 1, mergeThemes);
  writeNotes(workbook, sheetName, headRow + 1, lastRow, lines.length);
  writeFileSync(join(FOLDER, `glossaire ${name}.xlsx`), await bytesOf(workbook));
  console.log(`glossaire ${name}.xlsx: ${lines.length} lines`);
}
