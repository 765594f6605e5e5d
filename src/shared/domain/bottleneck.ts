import { z } from 'zod';

/** What can hold a run back. */
export const BOTTLENECK_KINDS = [
  'nothing_analysed',
  'memory',
  'other_programs',
  'slow_source',
  'idle_cores',
  'decode',
  'vad',
  'asr',
  'text',
  'acoustic',
  'engine',
] as const;
/** See `BOTTLENECK_KINDS`. */
export type BottleneckKind = (typeof BOTTLENECK_KINDS)[number];

/**
 * What held a run back most, and how much: the memory in use, the processor that other programs took or that we used
 * (`idle_cores`), or else the share of the time, all 0..100.
 */
export const bottleneckSchema = z.strictObject({ kind: z.enum(BOTTLENECK_KINDS), percent: z.number() });
/** See `bottleneckSchema`. */
export type Bottleneck = Readonly<z.infer<typeof bottleneckSchema>>;
