import { z } from 'zod';
import { callTopicsSchema, glossaryEntrySchema, glossaryNameSchema } from '../../domain/topics.ts';

const callSchema = z.strictObject({ callId: z.string() });

/** A version of a glossary as it is listed. */
export const glossaryVersionSchema = z.strictObject({
  id: z.int(),
  glossary: glossaryNameSchema,
  /** 1, 2, … of its glossary. */
  version: z.int(),
  /** Where it came from: the sample of the program, a file, the window, or an earlier version taken back. */
  origin: z.enum(['sample', 'import', 'edit', 'undo']),
  /** The file's name, what was changed, or the version taken back. */
  title: z.string(),
  createdAt: z.string(),
  entryCount: z.int(),
  /** Whether the calls that the change touches are still being looked for. */
  touching: z.boolean(),
});
/** See `glossaryVersionSchema`. */
export type GlossaryVersion = z.infer<typeof glossaryVersionSchema>;

/** What a window asks about the topics of a call. */
export const topicRequests = {
  /** Null: not found yet. */
  callTopics: { input: callSchema, output: callTopicsSchema.nullable() },
  /** The lines of a version of a glossary, or of the one in use (null). Errors: `not_found`, `bad_glossary`. */
  glossary: {
    input: z.strictObject({ name: glossaryNameSchema, versionId: z.int().nullable() }),
    output: glossaryVersionSchema.extend({ entries: z.array(glossaryEntrySchema) }),
  },
  /**
   * What a person says the topics of a call are: lines of its glossary; empty: none fits; null takes it back. The summary says
   * them, and the local classifier learns from them. Errors: `not_found`; `bad_usage`, no such lines.
   */
  correctTopics: {
    input: callSchema.extend({ entryIds: z.array(z.string()).max(50).nullable() }),
    output: callTopicsSchema,
  },
  /** By which glossary a call is classified from now on, which it is at once; null: by the rules. Error: `not_found`. */
  chooseGlossary: {
    input: callSchema.extend({ glossary: glossaryNameSchema.nullable() }),
    output: callTopicsSchema.nullable(),
  },
  /** Finds the topics of a call again. Error: `not_found`. */
  classifyAgain: { input: callSchema, output: callTopicsSchema.nullable() },
};
