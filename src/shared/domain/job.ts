import { z } from 'zod';
import { sentimentSchema } from './sentiment.ts';

/**
 * The stages of a call's analysis, in order. Each is committed on its own. The first three build on each other; `text` and
 * `acoustic` judge what `asr` left, each for itself.
 */
export const STAGES = ['decode', 'vad', 'asr', 'text', 'acoustic'] as const;
/** See `STAGES`. */
export const stageSchema = z.enum(STAGES);
/** See `STAGES`. */
export type Stage = z.infer<typeof stageSchema>;

/** The stages whose results do not hold any longer when a stage is done again, itself among them. */
export function stagesFrom(stage: Stage): readonly Stage[] {
  return stage === 'text' || stage === 'acoustic' ? [stage] : STAGES.slice(STAGES.indexOf(stage));
}

/** Life of a queued call. */
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
/** See `JOB_STATES`. */
export type JobState = (typeof JOB_STATES)[number];
/** See `JOB_STATES`. */
export const jobStateSchema = z.enum(JOB_STATES);

/** Everything that changes the result of an analysis. Frozen in the job: a retry uses the same. */
export const analysisSettingsSchema = z.strictObject({
  asrModel: z.string(),
  vadModel: z.string(),
  /** Longest piece given to the recogniser, in seconds (v1 `chunk_duration_sec`). */
  chunkDurationS: z.number().positive(),
  /** Shared by two pieces where speech had to be cut, in seconds (v1 `overlap_sec`). */
  overlapS: z.number().min(0),
  /** Pauses up to this long do not end a segment, in seconds. */
  mergeGapS: z.number().min(0),
  /** Shortest recording that is analysed, in seconds. */
  minDurationS: z.number().min(0),
  /** Classifiers by side; null: that side is not judged. Calls of earlier versions have none of them. */
  textAgentModel: z.string().nullable().default(null),
  textClientModel: z.string().nullable().default(null),
  acousticAgentModel: z.string().nullable().default(null),
  acousticClientModel: z.string().nullable().default(null),
  /** What a person said the labels of these models mean; see `settingsSchema`. */
  labelMappings: z.record(z.string(), z.record(z.string(), sentimentSchema.nullable())).default({}),
});
/** See `analysisSettingsSchema`. */
export type AnalysisSettings = z.infer<typeof analysisSettingsSchema>;
