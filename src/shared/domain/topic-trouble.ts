import { z } from 'zod';

/**
 * Every way in which topics could not be had of Bedrock. The list is closed; each has a sentence and a remedy in
 * `topic-trouble-text.ts` for each language.
 */
export const TOPIC_TROUBLES = [
  /** The switch "nothing leaves this computer" is on. */
  'switched_off',
  /** No credentials were found, or they have expired. */
  'no_credentials',
  /** AWS refuses: no rights on the model. */
  'access_denied',
  /** The region knows no such model. */
  'model_unknown',
  /** The model is an inference profile that may process outside its region, which was not allowed. */
  'profile_refused',
  /** Too many requests, also after waiting. */
  'throttled',
  /** The service failed, also after waiting. */
  'unavailable',
  /** It cannot be reached. */
  'unreachable',
  /** No answer in time. */
  'timed_out',
  /** What it answered is not of the closed list, also when asked again. */
  'answer_invalid',
  /** The request was refused as it is: too long, or malformed. */
  'request_refused',
  /** The ceiling of the batch's cost would be passed. */
  'ceiling_reached',
  /** A person stopped it. */
  'cancelled',
] as const;
/** See `TOPIC_TROUBLES`. */
export type TopicTroubleCode = (typeof TOPIC_TROUBLES)[number];

/** Why Bedrock gave no topics. Holds no text of the call and no secret. */
export const topicTroubleSchema = z.strictObject({
  code: z.enum(TOPIC_TROUBLES),
  /** What was found, in English, for the details: "HTTP 403, AccessDeniedException". */
  detail: z.string(),
});
/** See `topicTroubleSchema`. */
export type TopicTrouble = z.infer<typeof topicTroubleSchema>;
