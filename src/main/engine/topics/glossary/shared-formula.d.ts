declare module '@protobi/exceljs/lib/utils/shared-formula.js' {
  /** A formula as it reads in another cell: relative references move along. Addresses as `A1`. */
  export function slideFormula(formula: string, fromCell: string, toCell: string): string;
}
