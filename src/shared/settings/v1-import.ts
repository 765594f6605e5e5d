import { z } from 'zod';
import { settingsChangeSchema } from './change.ts';
import { V1_NOTES } from './v1-keys.ts';

/** What v1's config.yaml would change, for people to look at before it does. Its `db_*` values are not in it. */
export const v1ImportSchema = z.strictObject({
  fileName: z.string(),
  set: settingsChangeSchema.shape.set,
  /** Keys that are no setting, or not all of one; see `v1NoteText`. */
  notes: z.array(z.strictObject({ note: z.enum(V1_NOTES), keys: z.array(z.string()) })),
});
/** See `v1ImportSchema`. */
export type V1Import = z.infer<typeof v1ImportSchema>;
