import { stringify } from 'csv-stringify/sync';
import type { Glossary } from '../../../../shared/domain/topics.ts';
import { textCell } from '../../export/safe-cell.ts';
import { MEANINGS } from './glossary-layout.ts';
import { HEADINGS } from './headings.ts';
import { joinList } from './list-cells.ts';

/**
 * A glossary as CSV for Excel in French: semicolons, UTF-8 with its mark, CRLF, the headings of `makeWorkbook`. What a
 * spreadsheet would run or change stands behind an apostrophe, which `readGlossary` takes away again.
 */
export function makeCsv(glossary: Glossary): string {
  const rows = glossary.entries.map((entry) =>
    MEANINGS.map((meaning) => {
      const value = entry[meaning];
      const text = meaning === 'keywords' || meaning === 'examples' ? joinList(meaning, entry[meaning]) : `${value}`;
      return textCell(text, false).text;
    }),
  );
  const header = MEANINGS.map((meaning) => HEADINGS.french[meaning]);
  return stringify([header, ...rows], { bom: true, delimiter: ';', record_delimiter: 'windows' });
}
