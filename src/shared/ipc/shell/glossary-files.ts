import { z } from 'zod';
import { offerSchema } from '../engine-shell-contract.ts';

/** What a window asks of the shell about the files of glossaries. Null: a person thought better of it. */
export const glossaryFileRequests = {
  /** Lets a person choose a workbook or CSV to import. */
  chooseGlossary: { input: z.null(), output: offerSchema.nullable() },
  /**
   * Lets a person choose where a version goes, and writes it there; gives the file's name. Errors: `not_found`; those of writing a
   * file; of an owner's file that can no longer be read, `bad_glossary`.
   */
  exportGlossary: {
    input: z.strictObject({
      versionId: z.int(),
      form: z.enum(['xlsx', 'csv']),
      /** What the file is called unless they say otherwise, without its ending. */
      suggested: z.string().min(1).max(120),
    }),
    output: z.strictObject({ fileName: z.string() }).nullable(),
  },
};
