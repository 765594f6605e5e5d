import { z } from 'zod';

/** A span of a lane in seconds from its start, `[startS, endS)`. */
export const spanSchema = z.strictObject({ startS: z.number(), endS: z.number() });
/** See `spanSchema`. */
export type Span = z.infer<typeof spanSchema>;

/** A recognised word. `confidence` is 0..1, the recogniser's own, not calibrated. */
export const wordSchema = z.strictObject({
  text: z.string(),
  startS: z.number(),
  endS: z.number(),
  confidence: z.number(),
});
/** See `wordSchema`. */
export type Word = z.infer<typeof wordSchema>;

/**
 * How the times of words were found: read off the recogniser's frames (`aligned`), or spread over the segment by
 * the length of the words (`interpolated`), good to about half a second.
 */
export const wordTimingSchema = z.enum(['aligned', 'interpolated']);
/** See `wordTimingSchema`. */
export type WordTiming = z.infer<typeof wordTimingSchema>;

/** A stretch of detected speech with what was recognised in it. */
export const segmentSchema = z.strictObject({
  /** Detected speech, without padding. */
  startS: z.number(),
  endS: z.number(),
  /** Cleaned text; see `cleaning` of the lane. */
  text: z.string(),
  /** As the recogniser gave it. */
  rawText: z.string(),
  /** Mean of the words' confidences; 0 when there is no word. */
  confidence: z.number(),
  words: z.array(wordSchema),
});
/** See `segmentSchema`. */
export type Segment = z.infer<typeof segmentSchema>;

/** What was said on one lane. */
export const laneTranscriptSchema = z.strictObject({
  /** Channel of the recording the lane was made from; 0 for a mixed lane. */
  channel: z.int().min(0),
  wordTiming: wordTimingSchema,
  /** Version of the text cleaning rules, so that texts cleaned by older rules can be told. */
  cleaning: z.int(),
  segments: z.array(segmentSchema),
});
/** See `laneTranscriptSchema`. */
export type LaneTranscript = z.infer<typeof laneTranscriptSchema>;
