import { z } from 'zod';

/** What the reader of a glossary tells its owner of. None of them keeps a glossary from being read. */
export const GLOSSARY_NOTES = [
  /** The same topic stands on another row too: the two were united. The detail names the label and the other rows. */
  'duplicate',
  /** The row says something but names no topic: it is not in the glossary. The detail is its text. */
  'no_topic',
  /** The row only heads the rows below it: it is no topic of its own. The detail is its text. */
  'heading',
  /** A column that looks like a topic's was not read, as another is. Row of the headings; the detail is its heading. */
  'unused_column',
  /** Another sheet looks like a glossary too. Row of its headings; the detail is the sheet's name. */
  'other_sheet',
  /** A cell holds more than a spreadsheet can keep: its end was cut off. */
  'cut',
] as const;

/** Something that was met in a file while it was read. */
export const glossaryNoteSchema = z.strictObject({
  /** As the spreadsheet counts: the first is 1. */
  row: z.int(),
  kind: z.enum(GLOSSARY_NOTES),
  /** Words of the file itself, or row numbers: shown as they are in every language. */
  detail: z.string(),
});
/** See `glossaryNoteSchema`. */
export type GlossaryNote = z.infer<typeof glossaryNoteSchema>;
