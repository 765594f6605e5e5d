import { z } from 'zod';

/** Something that happened by itself and that an analyst should know of, in one sentence. */
export const NOTICES = [
  'engineBack', // the engine had died and runs again
  'pageBack', // the page had died and was loaded again
  'analyzerBack', // an analyzer had died; its calls are analysed again
  'batchResumed', // a batch that was stopped by quitting, or by a crash, goes on
  'resumeFailed', // it could not
  'tooMuchDropped', // more files at once than can be named: a folder has to be dropped
] as const;
/** See `NOTICES`. */
export const noticeSchema = z.enum(NOTICES);
/** See `NOTICES`. */
export type Notice = z.infer<typeof noticeSchema>;
