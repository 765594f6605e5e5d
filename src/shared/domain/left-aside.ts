import type { AppError, ErrorCode } from '../errors.ts';

/** The code of a file whose name says that it is no recording. */
export const NO_RECORDING = 'not_a_recording_name' satisfies ErrorCode;

const NO_CALLS: ReadonlySet<ErrorCode> = new Set(['not_a_recording_name', 'not_regular_file', 'symlink']);

/**
 * Whether a file's name alone says that it is no recording, hidden files included. It is listed among the file statuses
 * and counted nowhere.
 */
export function isNoRecording(error: AppError | null): boolean {
  return error?.code === NO_RECORDING;
}

/**
 * Whether a file was left aside because its name or kind says that it is no recording. Such files lie about in every folder
 * of calls: they are listed, but they are no rows of the results, no failed calls, and no reason to say that a run failed.
 */
export function isLeftAside({ error }: { readonly error: AppError | null }): boolean {
  return error !== null && NO_CALLS.has(error.code);
}
