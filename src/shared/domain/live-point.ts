import { z } from 'zod';

/** What the machine and the running batch do in one second. Shares are 0..1; of the processor they are of all its cores. */
export const livePointSchema = z.strictObject({
  /** Seconds since the batch began or went on. */
  atS: z.number(),
  ownCpu: z.number(),
  systemCpu: z.number(),
  ownMemoryBytes: z.number(),
  systemMemoryBytes: z.number(),
  /** Hours of audio analysed in an hour, at the speed of the last seconds. */
  speed: z.number(),
});
/** See `livePointSchema`. */
export type LivePoint = Readonly<z.infer<typeof livePointSchema>>;
