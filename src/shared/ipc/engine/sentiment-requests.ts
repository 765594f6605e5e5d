import { z } from 'zod';
import { judgedSideSchema, sentimentProbabilitiesSchema } from '../../domain/sentiment.ts';
import { wordWeightSchema } from '../analyzer-contract.ts';

/** Lines that are judged at one question: a try, not a batch. */
export const MOST_LINES = 50;
/** Characters of a line. */
export const MOST_CHARACTERS = 5000;

const judgedTextSchema = z.strictObject({
  probabilities: sentimentProbabilitiesSchema,
  /** Its words in order, each with how much it speaks for the likeliest class. */
  words: z.array(wordWeightSchema),
});
/** A text as a classifier judged it. */
export type JudgedText = z.infer<typeof judgedTextSchema>;

/** What a window asks of the classifiers beside batches. */
export const sentimentRequests = {
  /** Why the words of a segment were judged as they were, by the classifier that judged them. `not_found`, those of models. */
  explainSegment: {
    input: z.strictObject({ callId: z.string(), channel: z.int(), position: z.int() }),
    output: judgedTextSchema.extend({ model: z.string() }),
  },
  /**
   * Judges lines as said by a side, with its classifier of now. Null: a line without words. With `explain` each word is weighed,
   * which takes a run per word. Errors: `bad_usage`, an empty slot; `cancelled`; those of models.
   */
  tryTexts: {
    input: z.strictObject({
      side: judgedSideSchema,
      texts: z.array(z.string().max(MOST_CHARACTERS)).max(MOST_LINES),
      explain: z.boolean(),
    }),
    output: z.array(judgedTextSchema.nullable()),
  },
  /**
   * Judges a call again with the classifiers of the sides its lanes are on now, after a person said who is the agent. Nothing is
   * recognised again. `not_found`: no such call, or none that is done; `bad_usage` while a batch runs.
   */
  judgeAgain: { input: z.strictObject({ callId: z.string() }), output: z.null() },
};
