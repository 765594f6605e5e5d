import type { Glossary } from '../../../../shared/domain/topics.ts';
import { MEANINGS, type Meaning } from './glossary-layout.ts';
import { HEADINGS } from './headings.ts';
import { joinList } from './list-cells.ts';

/** Widths in characters, as Excel counts them. */
const WIDTHS: Readonly<Record<Meaning, number>> = {
  topic: 24,
  subtopic: 30,
  definition: 60,
  keywords: 40,
  examples: 60,
};

/**
 * An `.xlsx` of a glossary that has no workbook of its own: one sheet `Glossaire B2B` or `Glossaire B2C` with French headings
 * that stay in view, one line per row. Texts are text cells, which no spreadsheet runs as formulas.
 */
export async function makeWorkbook(glossary: Glossary): Promise<Uint8Array> {
  const { default: exceljs } = await import('@protobi/exceljs');
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(`Glossaire ${glossary.name}`, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = MEANINGS.map((meaning) => ({
    header: HEADINGS.french[meaning],
    key: meaning,
    width: WIDTHS[meaning],
  }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: MEANINGS.length } };
  for (const entry of glossary.entries)
    sheet.addRow({
      ...entry,
      keywords: joinList('keywords', entry.keywords),
      examples: joinList('examples', entry.examples),
    });
  sheet.eachRow((row, number) => {
    row.alignment = { vertical: 'top', wrapText: true };
    if (number === 1) row.font = { bold: true };
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
