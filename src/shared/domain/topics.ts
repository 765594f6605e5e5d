import { z } from 'zod';
import { topicTroubleSchema } from './topic-trouble.ts';
import { spanSchema } from './transcript.ts';

/** The two closed lists of topics there are: one of business customers, one of private ones. */
export const GLOSSARY_NAMES = ['B2B', 'B2C'] as const;
/** See `GLOSSARY_NAMES`. */
export const glossaryNameSchema = z.enum(GLOSSARY_NAMES);
/** See `GLOSSARY_NAMES`. */
export type GlossaryName = z.infer<typeof glossaryNameSchema>;

/** One line of a glossary: a topic that calls can be given. */
export const glossaryEntrySchema = z.strictObject({
  /** Stays what it is whatever of the line is edited; made at import from the label. */
  id: z.string().min(1),
  topic: z.string().min(1),
  /** Empty: the line is the topic as a whole. */
  subtopic: z.string(),
  definition: z.string(),
  /** Words and phrases that point to the topic, in any language and script. */
  keywords: z.array(z.string()),
  /** Sentences as callers say them. */
  examples: z.array(z.string()),
});
/** See `glossaryEntrySchema`. */
export type GlossaryEntry = z.infer<typeof glossaryEntrySchema>;

/** What a glossary is edited as, and classified by. Labels are unique in it. */
export interface Glossary {
  readonly name: GlossaryName;
  readonly entries: readonly GlossaryEntry[];
}

/** What an entry is called in lists, files and answers: `Topic` or `Topic > Sub-topic`. */
export function labelOf({ topic, subtopic }: Pick<GlossaryEntry, 'topic' | 'subtopic'>): string {
  return subtopic === '' ? topic : `${topic} > ${subtopic}`;
}

/** Who said a turn; `mixed`: a recording of one channel, where sides cannot be told. */
export const turnSideSchema = z.enum(['agent', 'client', 'mixed']);
/** See `turnSideSchema`. */
export type TurnSide = z.infer<typeof turnSideSchema>;

/** One utterance of a call, in the order of time. */
export const topicTurnSchema = z.strictObject({ side: turnSideSchema, text: z.string() });
/** See `topicTurnSchema`. */
export type TopicTurn = z.infer<typeof topicTurnSchema>;

/** A topic found in a call. */
export const foundTopicSchema = z.strictObject({
  entryId: z.string(),
  /** How sure the classifier is, 0..1. Calibrated for the local one; a model's own word with Bedrock. */
  score: z.number().min(0).max(1),
  /** Turns that speak for it, the most telling first, by their index; may be empty. */
  evidence: z.array(z.int().min(0)),
});
/** See `foundTopicSchema`. */
export type FoundTopic = z.infer<typeof foundTopicSchema>;

/** What a classifier says of a call. */
export interface ClassifiedTopics {
  /** Topics that fit, the likeliest first; empty: no topic fits. */
  readonly topics: readonly FoundTopic[];
  /** The likeliest topic when none fits; null also when nothing was said. */
  readonly nearest: FoundTopic | null;
}

/** A French summary of a call. */
export const callSummarySchema = z.strictObject({
  /** One or a few French sentences. */
  text: z.string(),
  /** `extractive`: built from facts and quotes on this machine; `generated`: written by a language model. */
  kind: z.enum(['extractive', 'generated']),
  /** Telling turns, in the order of time, by their index; quoted beside the text in their own language. */
  quotes: z.array(z.int().min(0)),
});
/** See `callSummarySchema`. */
export type CallSummary = z.infer<typeof callSummarySchema>;

/** How topics are found: not at all, on this machine, or by a language model on AWS Bedrock. */
export const TOPIC_MODES = ['off', 'local', 'bedrock'] as const;
/** See `TOPIC_MODES`. */
export const topicModeSchema = z.enum(TOPIC_MODES);

/** A turn with its place in the call, as it is shown and played. */
export const quoteSchema = z.strictObject({
  ...spanSchema.shape,
  side: turnSideSchema,
  /** Lane and position of the segment, see `chunks`. */
  channel: z.int().min(0),
  position: z.int().min(0),
  text: z.string(),
});
/** See `quoteSchema`. */
export type Quote = z.infer<typeof quoteSchema>;

/** A topic of a call as it is shown: with its name at that time, so that it can be read after its line is gone. */
export const callTopicSchema = z.strictObject({
  entryId: z.string(),
  label: z.string(),
  score: z.number().min(0).max(1),
  evidence: z.array(quoteSchema),
});
/** See `callTopicSchema`. */
export type CallTopic = z.infer<typeof callTopicSchema>;

/** Everything that is known of a call's topics. */
export const callTopicsSchema = z.strictObject({
  glossary: glossaryNameSchema,
  /** Whether a person said that this glossary is to be used for the call. */
  glossaryChosen: z.boolean(),
  /** The version it was classified by; another may be in use by now. */
  glossaryVersion: z.int(),
  /** `done`; `outdated`: a change of the glossary or the transcript touches it; `deferred`: the local answer stands in for Bedrock's. */
  state: z.enum(['done', 'outdated', 'deferred']),
  by: z.enum(['local', 'bedrock']),
  /** Why Bedrock was asked for and did not answer; null when it was not asked or did. */
  trouble: topicTroubleSchema.nullable(),
  /** Name and version of what classified. */
  classifier: z.string(),
  /** Of the machine, whatever a person said. */
  topics: z.array(callTopicSchema),
  nearest: callTopicSchema.nullable(),
  /** What a person said instead: labels with their entries; empty: that no topic fits. Null: nothing. */
  corrected: z.array(z.strictObject({ entryId: z.string(), label: z.string() })).nullable(),
  summary: z.strictObject({ ...callSummarySchema.shape, quotes: z.array(quoteSchema) }).nullable(),
  madeAt: z.string(),
});
/** See `callTopicsSchema`. */
export type CallTopics = z.infer<typeof callTopicsSchema>;

/** The topics that hold for a call: a person's, or else the machine's. */
export function topicsThatHold(
  found: Pick<CallTopics, 'topics' | 'corrected'>,
): readonly { entryId: string; label: string }[] {
  return found.corrected ?? found.topics;
}
