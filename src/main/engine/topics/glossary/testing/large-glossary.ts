import exceljs from '@protobi/exceljs';

/** The sheet of `largeGlossary` that is the glossary. */
export const LARGE_SHEET = 'المواضيع B2B';

/**
 * An owner's workbook of `lines` lines below Arabic headings: topics merged over their sub-topics, blank rows between them,
 * columns of the owner's own with formulas, formats, widths, a validation, a comment, and two other sheets.
 */
export async function largeGlossary(lines: number): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const guide = workbook.addWorksheet('Lisez-moi');
  guide.getCell('A1').value = 'Thèmes en service';
  guide.getCell('B1').value = { formula: `COUNTA('${LARGE_SHEET}'!C5:C2000)`, result: lines };
  const sheet = workbook.addWorksheet(LARGE_SHEET, { views: [{ state: 'frozen', ySplit: 4, rightToLeft: true }] });
  sheet.columns = [6, 24, 28, 50, 40, 60, 16, 12].map((width) => ({ width }));
  sheet.mergeCells('A1:H1');
  sheet.getCell('A1').value = 'قاموس المواضيع';
  sheet.getCell('A2').value = 'Mis à jour chaque lundi';
  const headings = ['رقم', 'الموضوع', 'الموضوع الفرعي', 'التعريف', 'الكلمات المفتاحية', 'أمثلة', 'المالك', 'Poids'];
  sheet.getRow(4).values = headings;
  sheet.getRow(4).font = { bold: true, color: { argb: 'FF1F4E79' } };
  let row = 5;
  for (let line = 0; line < lines; line++) {
    const group = Math.floor(line / 5);
    const place = line % 5;
    if (place === 0 && group > 0) row += 1;
    sheet.getRow(row).values = [
      line + 1,
      place === 0 ? `الموضوع ${group + 1}` : null,
      line % 3 === 0 ? `Sous-thème ${line + 1}` : `موضوع فرعي ${line + 1}`,
      `Le client appelle pour le cas ${line + 1}, ou demande où en est son dossier.`,
      `mot ${line + 1}; كلمة ${line + 1} ; kelma ${line + 1}`,
      `J’appelle pour le cas ${line + 1}, depuis hier\nبغيت نسول على ${line + 1}`,
      line % 2 === 0 ? 'فريق الشمال' : 'فريق الجنوب',
      { formula: `A${row}*2`, result: (line + 1) * 2 },
    ];
    sheet.getCell(row, 4).alignment = { wrapText: true };
    if (line % 7 === 0) sheet.getRow(row).height = 42;
    if (line % 11 === 0)
      sheet.getCell(row, 5).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } };
    if (place === 4 || line === lines - 1) sheet.mergeCells(row - place, 2, row, 2);
    row += 1;
  }
  sheet.getCell('C5').note = 'À revoir avec l’équipe';
  sheet.autoFilter = `A4:H${row - 1}`;
  const archive = workbook.addWorksheet('Archives', { state: 'hidden' });
  archive.getCell('A1').value = { richText: [{ text: 'anciens ' }, { text: 'thèmes', font: { italic: true } }] };
  archive.getCell('A2').value = new Date(Date.UTC(2024, 11, 31));
  archive.getCell('A2').numFmt = 'dd/mm/yyyy';
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
