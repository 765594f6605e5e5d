import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const truthSchema = z.object({
  file: z.string(),
  durationS: z.number(),
  /** Null: a mono call, in which nobody has a channel of their own. */
  agentChannel: z.int().nullable(),
  turns: z.array(
    z.object({ side: z.enum(['agent', 'client']), startS: z.number(), endS: z.number(), text: z.string() }),
  ),
});
/** What is known of a composed call: who says what from when to when, in seconds. */
export type Truth = z.infer<typeof truthSchema>;

/** Every `NAME.truth.json` of a folder, by name. */
export function readTruths(folder: string): readonly Truth[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.truth.json'));
  return names.sort().map((name) => truthSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
}

/** The turns of a channel. */
export function turnsOf(truth: Truth, channel: number): Truth['turns'] {
  return truth.turns.filter(({ side }) => (side === 'agent') === (channel === truth.agentChannel));
}
