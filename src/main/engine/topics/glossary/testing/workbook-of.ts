import exceljs, { type CellValue } from '@protobi/exceljs';

/** A sheet to be made for a test. */
export interface TestSheet {
  readonly name?: string;
  readonly hidden?: boolean;
  readonly rows: readonly (readonly CellValue[])[];
  /** Ranges as `A1:B2`. */
  readonly merged?: readonly string[];
}

/** The bytes of an `.xlsx` with these sheets. */
export async function workbookOf(...sheets: readonly TestSheet[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  for (const [index, sheet] of sheets.entries()) {
    const made = workbook.addWorksheet(sheet.name ?? `Feuil${index + 1}`, {
      state: sheet.hidden ? 'hidden' : 'visible',
    });
    for (const [row, cells] of sheet.rows.entries())
      for (const [column, value] of cells.entries()) made.getCell(row + 1, column + 1).value = value;
    for (const range of sheet.merged ?? []) made.mergeCells(range);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
