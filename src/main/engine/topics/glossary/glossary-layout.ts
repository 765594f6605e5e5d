import { z } from 'zod';

/** What a column of a glossary can say of a topic. */
export const MEANINGS = ['topic', 'subtopic', 'definition', 'keywords', 'examples'] as const;
/** See `MEANINGS`. */
export type Meaning = (typeof MEANINGS)[number];

const place = z.int().min(1);

/** A rectangle of cells, both ends included; rows and columns are counted from 1. */
export const cellRangeSchema = z.strictObject({ top: place, left: place, bottom: place, right: place });
/** See `cellRangeSchema`. */
export type CellRange = z.infer<typeof cellRangeSchema>;

/**
 * Where in its workbook a glossary stands, kept beside the version that was read so that it can be written back into the
 * same file. Rows and columns are counted from 1, as a spreadsheet shows them.
 */
export const glossaryLayoutSchema = z.strictObject({
  sheet: z.string(),
  headerRow: place,
  /** Columns by what they say, from the first to the last; a meaning without a column has none. */
  columns: z.strictObject({
    topic: z.tuple([place]),
    subtopic: z.array(place),
    definition: z.array(place),
    keywords: z.array(place),
    examples: z.array(place),
  }),
  /** Rows of each entry by its id, in order; several when the file repeats or continues it. */
  rows: z.record(z.string(), z.array(place).min(1)),
  /** Rows that only head those below them. */
  headingRows: z.array(place),
  /** Merged cells of the glossary's own rows and columns. */
  merged: z.array(cellRangeSchema),
});
/** See `glossaryLayoutSchema`. */
export type GlossaryLayout = z.infer<typeof glossaryLayoutSchema>;
