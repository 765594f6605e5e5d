import { z } from 'zod';
import { glossaryNoteSchema } from '../../../../shared/domain/glossary-note.ts';
import {
  foundTopicSchema,
  glossaryEntrySchema,
  glossaryNameSchema,
  topicTurnSchema,
} from '../../../../shared/domain/topics.ts';
import { defineContract } from '../../../../shared/ipc/rpc.ts';

const glossarySchema = z.strictObject({ name: glossaryNameSchema, entries: z.array(glossaryEntrySchema) });
const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const turnsSchema = z.array(topicTurnSchema);

/** What the engine asks of its thread for topics: all that takes more than a few milliseconds and needs no catalog. */
export const topicThreadContract = defineContract({
  requests: {
    /** Fits a classifier and keeps it under `key`; those fitted before the last few are let go. */
    fit: {
      input: z.strictObject({
        key: z.string(),
        glossary: glossarySchema,
        corrections: z.array(z.strictObject({ turns: turnsSchema, entryIds: z.array(z.string()) })),
      }),
      output: z.strictObject({ version: z.string(), threshold: z.number() }),
    },
    /** Classifies calls. Error: `not_found`, no classifier of this key is kept. */
    classify: {
      input: z.strictObject({ key: z.string(), calls: z.array(turnsSchema), threshold: z.number().nullable() }),
      output: z.array(z.strictObject({ topics: z.array(foundTopicSchema), nearest: foundTopicSchema.nullable() })),
    },
    /** Reads a glossary's file. Errors: `bad_glossary`, `too_large`. */
    readGlossary: {
      input: z.strictObject({
        name: glossaryNameSchema,
        fileName: z.string(),
        data: bytesSchema,
        /** The glossary in use, whose lines keep their ids; null: there is none. */
        inUse: glossarySchema.nullable(),
      }),
      output: z.strictObject({
        entries: z.array(glossaryEntrySchema),
        notes: z.array(glossaryNoteSchema),
        /** Whether it is a file that edits can be written back into. */
        isWorkbook: z.boolean(),
      }),
    },
    /** Writes a glossary as a file. Errors: those of reading `workbook`. */
    writeGlossary: {
      input: z.strictObject({
        glossary: glossarySchema,
        /** The owner's file, and the glossary as it was read from there; null: a new file. */
        workbook: z.strictObject({ fileName: z.string(), data: bytesSchema, before: glossarySchema }).nullable(),
      }),
      output: bytesSchema,
    },
  },
  events: {},
});
