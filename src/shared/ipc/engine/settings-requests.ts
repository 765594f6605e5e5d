import { z } from 'zod';
import { settingsSchema } from '../../settings/schema.ts';

/** What a window asks about the settings. */
export const settingsRequests = {
  /** The settings that the next batch runs with. */
  settings: { input: z.null(), output: settingsSchema },
};
