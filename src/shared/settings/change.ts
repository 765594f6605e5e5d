import { z } from 'zod';
import { type Settings, settingsSchema } from './schema.ts';

/** The name of a setting. */
export type SettingKey = keyof Settings;

/** See `SettingKey`. */
export const settingKeySchema = z.enum(Object.keys(settingsSchema.shape) as [SettingKey, ...SettingKey[]]);

/**
 * What the window may set by itself: everything but the program that is run as ffmpeg, which a person points at in a dialog
 * of the system. A page that was taken over can so never have a program of its choice started.
 */
const ownSchema = settingsSchema.omit({ ffmpegPath: true }).partial();

/** Settings to take over, and settings to take back to what they are by themselves; together, or not at all. */
export const settingsChangeSchema = z.strictObject({
  // Parsing would add the defaults of all the others.
  set: z.custom<z.input<typeof ownSchema>>((value) => ownSchema.safeParse(value).success, 'settings of the schema'),
  reset: z.array(settingKeySchema),
});
/** See `settingsChangeSchema`. */
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
