import { z } from 'zod';

/** The config.json beside a pyannote segmentation model. Other keys are left alone. */
export const pyannoteConfigSchema = z.object({
  /** `multilabel`: one probability per speaker; `powerset`: log-probabilities of sets of speakers, the empty one first. */
  kind: z.enum(['multilabel', 'powerset']),
  sampleRateHz: z.literal(16_000),
  windowSamples: z.int().min(1),
  /** From one window to the next. */
  stepSamples: z.int().min(1),
  framesPerWindow: z.int().min(2),
  frame: z.object({ stepSamples: z.int().min(1), durationSamples: z.int().min(1) }),
  /** Seconds at each end of a window to be ignored; none of pyannote's models has any. */
  warmUpS: z.tuple([z.literal(0), z.literal(0)]).optional(),
  hyperparameters: z.object({
    onset: z.number(),
    offset: z.number(),
    min_duration_on: z.number().min(0),
    min_duration_off: z.number().min(0),
  }),
});
/** See `pyannoteConfigSchema`. */
export type PyannoteConfig = z.infer<typeof pyannoteConfigSchema>;
