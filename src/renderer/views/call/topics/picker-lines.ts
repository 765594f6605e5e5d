import { foldText } from '../../../../shared/domain/text-folding.ts';
import { type GlossaryEntry, labelOf } from '../../../../shared/domain/topics.ts';

/** A line of the picker. */
export interface PickerLine {
  readonly entryId: string;
  readonly label: string;
  readonly definition: string;
  /** The keyword that was hit where the label was not; null: the label was, or nothing is sought. */
  readonly hit: string | null;
}

/**
 * The lines of a glossary in which every word sought is found, in any order, as searches compare them: first those whose label
 * has them, then those hit by a keyword, each in the order of the glossary.
 */
export function linesFor(entries: readonly GlossaryEntry[], sought: string): PickerLine[] {
  const words = foldText(sought).split(' ').filter(Boolean);
  const has = (text: string) => {
    const folded = foldText(text);
    return words.every((word) => folded.includes(word));
  };
  const [byLabel, byKeyword]: [PickerLine[], PickerLine[]] = [[], []];
  for (const entry of entries) {
    const line = { entryId: entry.id, label: labelOf(entry), definition: entry.definition };
    if (has(line.label)) byLabel.push({ ...line, hit: null });
    else {
      const hit = entry.keywords.find(has) ?? (has([line.label, ...entry.keywords].join(' ')) ? '' : undefined);
      if (hit !== undefined) byKeyword.push({ ...line, hit: hit === '' ? null : hit });
    }
  }
  return [...byLabel, ...byKeyword];
}
