import { z } from 'zod';
import { appErrorSchema } from '../../errors.ts';
import { settingKeySchema, settingsChangeSchema } from '../../settings/change.ts';
import { settingsSchema } from '../../settings/schema.ts';

/** The settings as they are kept. */
export const settingsStateSchema = z.strictObject({
  /** Those of the next batch; as they are by themselves while there is a problem. */
  settings: settingsSchema,
  /** Which of them are set in `settings.json`. */
  given: z.array(settingKeySchema),
  /** Why nothing can be analysed or changed: the file is damaged (its detail names line and key), or its ffmpeg does not run. */
  problem: appErrorSchema.nullable(),
});
/** See `settingsStateSchema`. */
export type SettingsState = z.infer<typeof settingsStateSchema>;

/** What the profile takes on the disk, in bytes. */
export const storageSchema = z.strictObject({
  catalog: z.number(),
  models: z.number(),
  /** Copies of recordings that Chromium cannot play as they are. */
  soundCopies: z.number(),
  logs: z.number(),
  /** What the window itself keeps. */
  window: z.number(),
});
/** See `storageSchema`. */
export type Storage = z.infer<typeof storageSchema>;

/** What a window asks about the settings, and of what is kept beside the results. */
export const settingsRequests = {
  settingsState: { input: z.null(), output: settingsStateSchema },
  /**
   * Changes `settings.json`, for the next batch: one that runs keeps its own. Errors: `bad_config`, the file was damaged from
   * outside; `model_missing`, no such model; what keeps a file from being written. Nothing has changed then.
   */
  changeSettings: { input: settingsChangeSchema, output: settingsStateSchema },
  /** Puts a damaged `settings.json` beside itself under another name, and begins with none. */
  setSettingsAside: { input: z.null(), output: settingsStateSchema },
  storage: { input: z.null(), output: storageSchema },
  /** Deletes the copies of recordings; they are made again when they are listened to. */
  clearSoundCopies: { input: z.null(), output: storageSchema },
};
