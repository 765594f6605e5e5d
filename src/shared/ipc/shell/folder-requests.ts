import { z } from 'zod';
import { v1ImportSchema } from '../../settings/v1-import.ts';
import { settingsStateSchema } from '../engine/settings-requests.ts';

/** Where results are written. */
export const resultsFolderSchema = z.strictObject({
  /** For people: the window can do nothing with it. */
  path: z.string(),
  /** Whether a person chose it. */
  chosen: z.boolean(),
});
/** See `resultsFolderSchema`. */
export type ResultsFolder = z.infer<typeof resultsFolderSchema>;

/** What a window asks of the shell about folders and files that a person points at. Null: they thought better of it. */
export const folderRequests = {
  resultsFolder: { input: z.null(), output: resultsFolderSchema },
  /** `permission_denied`, `disk_error`: nothing can be written there, and nothing has changed. */
  chooseResultsFolder: { input: z.null(), output: resultsFolderSchema.nullable() },
  resetResultsFolder: { input: z.null(), output: resultsFolderSchema },
  /** Shows a folder in the system's file manager. */
  openFolder: { input: z.strictObject({ which: z.enum(['results', 'logs', 'profile']) }), output: z.null() },
  /** Takes over the program that a person points at. `decoder_missing`: it does not run as ffmpeg. */
  chooseFfmpeg: { input: z.null(), output: settingsStateSchema.nullable() },
  /** Reads v1's config.yaml. `bad_config`: line and key of each mistake. Nothing has changed yet. */
  chooseV1Config: { input: z.null(), output: v1ImportSchema.nullable() },
};
