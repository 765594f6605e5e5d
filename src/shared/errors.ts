import { z } from 'zod';

/**
 * Every way in which work can fail. The list is closed: a new failure gets a code here and a sentence with a
 * remedy in `error-text.ts` for each language, or it does not compile. At most 40.
 */
export const ERROR_CODES = [
  // the file
  'not_found',
  'permission_denied',
  'not_regular_file',
  'symlink',
  'not_a_recording_name',
  'scan_limit',
  'empty_file',
  'too_large',
  'too_long',
  'too_short',
  'not_audio',
  'bad_header',
  'no_audio',
  'unsupported_container',
  'unsupported_codec',
  'corrupt_audio',
  'changed_during_read',
  'source_unavailable',
  // the tools and processes
  'decoder_missing',
  'decoder_crashed',
  'timeout',
  'worker_crashed',
  'out_of_memory',
  'cancelled',
  // the models
  'model_missing',
  'model_damaged',
  'model_unsupported',
  'model_refused',
  'model_pickled',
  'model_output_invalid',
  // the machine
  'disk_full',
  'disk_error',
  'catalog_damaged',
  'catalog_newer',
  'profile_in_use',
  // the request
  'bad_config',
  'bad_glossary',
  'bad_usage',
  'internal',
] as const;

/** A code from the closed list. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure as it travels between rooms and processes and rests in the catalog. Holds no call text. */
export const appErrorSchema = z.strictObject({
  code: z.enum(ERROR_CODES),
  /** What was found, in English, for the log and the details pane: "claims 184 s, 12 s decoded". */
  detail: z.string(),
  /** The stage that failed, when one did. */
  stage: z.string().optional(),
});

/** See `appErrorSchema`. */
export type AppError = z.infer<typeof appErrorSchema>;

/** Makes an `AppError`. */
export function appError(code: ErrorCode, detail: string, stage?: string): AppError {
  return stage === undefined ? { code, detail } : { code, detail, stage };
}

/** A failure in plain words: what happened, and what to do about it. Never names a code. */
export interface ErrorText {
  readonly sentence: string;
  readonly remedy: string;
}
