// Makes the workbooks of resources/samples/glossaries out of the CSV files beside them, bit for bit:
//
//   node scripts/make-samples/make-glossaries.mjs
//
// Laid out as business people do: "glossaire B2B" has a title over its heads and merges a theme over its sub-themes,
// "glossaire B2C" has neither; both have blank rows between themes, a column that Nabra does not read and a sheet of notes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import XlsxPopulate from 'xlsx-populate';

const FOLDER = join(import.meta.dirname, '../../resources/samples/glossaries');
const COLUMN_WIDTHS = { Thème: 22, 'Sous-thème': 30, Propriétaire: 26, Définition: 60, 'Mots-clés': 60, Exemples: 60 };
const TEXT = { verticalAlignment: 'top', wrapText: true };
const HEAD = { ...TEXT, bold: true, fill: 'DDE5EE' };

const LAYOUTS = {
  B2B: {
    sheet: 'Glossaire B2B',
    title: "Glossaire des motifs d'appel — entreprises (opérateur inventé)",
    mergeThemes: true,
  },
  B2C: { sheet: 'Motifs B2C', title: null, mergeThemes: false },
};

const REVISIONS = [
  [new Date(2026, 0, 12), 'Qualité', 'Première version'],
  [new Date(2026, 4, 4), 'Facturation', 'Sous-thèmes de la facturation séparés'],
  [new Date(2026, 8, 21), 'Support', 'Exemples ajoutés en darija'],
];

/** Writes one line of the glossary; cells that have nothing stay as they are. */
function writeRow(sheet, rowNumber, cells, style) {
  cells.forEach((value, index) => {
    const cell = sheet.cell(rowNumber, index + 1).style(style);
    if (value !== '') cell.value(value);
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
    if (mergeThemes && ofTheme.length > 1) sheet.range(top, 1, row - 1, 1).merged(true);
    row++;
  }
  return row - 2;
}

function writeNotes(workbook, sheetName, firstRow, lastRow) {
  const notes = workbook.addSheet('Notes');
  notes.cell('A1').value('Révisions').style({ bold: true });
  REVISIONS.forEach(([day, department, what], index) => {
    notes
      .cell(index + 2, 1)
      .value(day)
      .style('numberFormat', 'dd/mm/yyyy');
    notes.cell(index + 2, 2).value(department);
    notes.cell(index + 2, 3).value(what);
  });
  notes.cell('A7').value('Lignes');
  notes.cell('B7').formula(`COUNTA('${sheetName}'!D${firstRow}:D${lastRow})`);
  notes.column('A').width(14);
  notes.column('C').width(44);
}

for (const [name, { sheet: sheetName, title, mergeThemes }] of Object.entries(LAYOUTS)) {
  const [heads, ...lines] = parse(readFileSync(join(FOLDER, `glossaire ${name}.csv`)), { bom: true });
  const workbook = await XlsxPopulate.fromBlankAsync();
  const sheet = workbook.sheet(0).name(sheetName);
  const headRow = title === null ? 1 : 3;
  if (title !== null) {
    sheet.cell('A1').value(title).style({ bold: true, fontSize: 14 });
    sheet.range(1, 1, 1, heads.length).merged(true);
  }
  writeRow(sheet, headRow, heads, HEAD);
  heads.forEach((head, index) => {
    sheet.column(index + 1).width(COLUMN_WIDTHS[head]);
  });
  sheet.freezePanes(0, headRow);
  const lastRow = writeThemes(sheet, lines, headRow + 1, mergeThemes);
  writeNotes(workbook, sheetName, headRow + 1, lastRow);
  await workbook.toFileAsync(join(FOLDER, `glossaire ${name}.xlsx`));
  console.log(`glossaire ${name}.xlsx: ${lines.length} lines`);
}
