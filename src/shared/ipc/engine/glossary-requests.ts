import { z } from 'zod';
import { glossaryEditsSchema } from '../../domain/glossary-edits.ts';
import { glossaryNoteSchema } from '../../domain/glossary-note.ts';
import { glossaryEntrySchema, glossaryNameSchema } from '../../domain/topics.ts';
import { glossaryVersionSchema } from './topic-requests.ts';

const ofGlossary = z.strictObject({ name: glossaryNameSchema });
const edited = ofGlossary.extend({
  /** Id of the version that was opened. */
  basedOn: z.int(),
  edits: glossaryEditsSchema,
});

/** A glossary in use, and what the calls make of it. */
export const glossaryCardSchema = z.strictObject({
  version: glossaryVersionSchema,
  /** The file that edits are written back into; null: there is none, a new one is made. */
  workbook: z.string().nullable(),
  /** What was odd in the file it was read from. */
  notes: z.array(glossaryNoteSchema),
  /** Calls that are classified by it. */
  calls: z.int(),
  /** Of these: no topic holds for them. */
  noTopic: z.int(),
  /** Of these: a change of the glossary touches them, and they were not classified again yet. */
  outdated: z.int(),
  /** Of these: a person said their topics. */
  corrected: z.int(),
  /** Calls for which a line holds, by the line's id; a line without calls is not in it. */
  callsOfLines: z.record(z.string(), z.int()),
});
/** See `glossaryCardSchema`. */
export type GlossaryCard = z.infer<typeof glossaryCardSchema>;

const listedCallSchema = z.strictObject({
  callId: z.string(),
  fileName: z.string(),
  /** What was said that tells most of it; may be empty. */
  words: z.string(),
});
/** A call in a list of the workbench. */
export type ListedCall = z.infer<typeof listedCallSchema>;

/** Most calls of a list of the workbench: who has more of them sees the number and begins with these. */
export const MOST_LISTED = 500;

const unfitCallSchema = listedCallSchema.extend({
  /** The likeliest line and its score; null: nothing speaks for any. */
  nearest: z.strictObject({ entryId: z.string(), label: z.string(), score: z.number() }).nullable(),
  /** A person said that no topic fits. */
  byPerson: z.boolean(),
});

const confusionSchema = z.strictObject({
  /** What the machine says and the person does not; null: nothing. */
  machine: z.string().nullable(),
  /** What the person says and the machine does not; null: nothing. */
  person: z.string().nullable(),
  count: z.int(),
  /** The first of them. */
  calls: z.array(listedCallSchema),
});

const changedSchema = z.strictObject({
  version: glossaryVersionSchema,
  /** Calls that are to be classified again. */
  touched: z.int(),
});

const topicRunSchema = z.strictObject({
  id: z.int(),
  /** The version it was classified by: 1, 2, … */
  version: z.int(),
  startedAt: z.string(),
  /** Null: it was stopped, or the program ended in it. */
  endedAt: z.string().nullable(),
  calls: z.int(),
  /** Of these: calls whose labels are others now. */
  changed: z.int(),
  costUsd: z.number(),
});
/** A re-classification that was. */
export type TopicRunCard = z.infer<typeof topicRunSchema>;

/** Most groups of calls in an answer, and most calls of each: it stays well below a megabyte. */
export const MOST_GROUPED = { groups: 100, confusions: 100, calls: 20 } as const;

const fewCallsSchema = z.strictObject({
  count: z.int(),
  /** The first of them. */
  calls: z.array(listedCallSchema.omit({ words: true })),
});
const topicChangesSchema = z.strictObject({
  /** Calls whose labels, in the order of the alphabet, were changed alike; the most frequent first. */
  groups: z.array(fewCallsSchema.extend({ before: z.array(z.string()), after: z.array(z.string()) })),
  /** How many groups are left out. */
  moreGroups: z.int(),
  /** Calls whose labels are as they were. */
  same: fewCallsSchema,
});

const reclassifyingSchema = z.strictObject({ name: glossaryNameSchema, done: z.int(), total: z.int() });
/** A re-classification that is under way. */
export type Reclassifying = z.infer<typeof reclassifyingSchema>;

/** What the window's glossary workbench asks. */
export const glossaryRequests = {
  /** Both glossaries. Error: `bad_glossary`, of the sample. */
  glossaries: { input: z.null(), output: z.array(glossaryCardSchema) },
  /** Its versions, newest first. */
  glossaryVersions: { input: ofGlossary, output: z.array(glossaryVersionSchema) },
  /** What a version changed against the one before it. Error: `not_found`. */
  glossaryVersionChanges: {
    input: z.strictObject({ versionId: z.int() }),
    output: z.strictObject({
      added: z.array(glossaryEntrySchema),
      removed: z.array(glossaryEntrySchema),
      changed: z.array(z.strictObject({ before: glossaryEntrySchema, after: glossaryEntrySchema })),
    }),
  },
  /**
   * Reads an offered file and makes it the glossary in use; the same content again changes nothing. Errors: `bad_glossary`,
   * `too_large`, those of opening a file; `bad_usage`: several files.
   */
  importGlossary: { input: ofGlossary.extend({ offerId: z.string() }), output: changedSchema },
  /** What edits would touch, without making them. `bad_usage`: the glossary was changed meanwhile. */
  weighGlossary: {
    input: edited,
    output: z.strictObject({
      calls: z.int(),
      /** What Bedrock would cost for them, estimated, in US dollars; null: it is not asked. */
      costUsd: z.number().nullable(),
    }),
  },
  /** Makes edited lines the glossary in use. `bad_usage`: it was changed meanwhile, or lines have no name or one label. */
  saveGlossary: { input: edited, output: changedSchema },
  /** Makes an earlier version the one in use again, as a new one. Error: `not_found`. */
  takeBackGlossary: { input: z.strictObject({ versionId: z.int() }), output: changedSchema },
  /**
   * Classifies the calls again that changes of the glossary touched. Stopping it keeps what is done. Errors: `bad_usage`, it is being
   * done already; `cancelled`; those of `reclassify`.
   */
  reclassify: {
    input: ofGlossary,
    output: z.strictObject({
      runId: z.int(),
      calls: z.int(),
      changed: z.int(),
      /** Calls of which Bedrock was asked and did not answer: the local answer stands in. */
      fallbacks: z.int(),
      costUsd: z.number(),
    }),
  },
  /** What is under way. */
  reclassifying: { input: z.null(), output: reclassifyingSchema.nullable() },
  /** Its re-classifications, newest first. */
  topicRuns: { input: ofGlossary, output: z.array(topicRunSchema) },
  /** What one did to the machine's labels of its calls. */
  topicChanges: { input: z.strictObject({ runId: z.int() }), output: topicChangesSchema },
  /** The calls that no topic fits, those nearest to one first. */
  unfitCalls: { input: ofGlossary, output: z.array(unfitCallSchema).max(MOST_LISTED) },
  /** What people corrected, the most frequent first. */
  confusions: {
    input: ofGlossary,
    output: z.strictObject({
      confusions: z.array(confusionSchema),
      /** How many are left out. */
      more: z.int(),
    }),
  },
  /** The calls that a line holds for, the surest first. */
  callsOfLine: {
    input: ofGlossary.extend({ entryId: z.string() }),
    output: z.array(listedCallSchema).max(MOST_LISTED),
  },
};

/** What a window is told of glossaries without asking. */
export const glossaryEvents = {
  /** How far a re-classification is; null at its end. */
  reclassifying: reclassifyingSchema.nullable(),
};
