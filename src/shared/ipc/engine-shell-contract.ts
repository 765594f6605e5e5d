import { z } from 'zod';
import { defineContract } from './rpc.ts';

/** Paths a person pointed at, as a window may know them. */
export const offerSchema = z.strictObject({
  offerId: z.string(),
  /** Names of the folders and files, for people. */
  title: z.string(),
});
/** See `offerSchema`. */
export type Offer = z.infer<typeof offerSchema>;

/** What the shell alone asks of the engine: everything that has to do with paths. */
export const engineShellContract = defineContract({
  requests: {
    /** Keeps paths under an id that a window can be given. */
    offer: { input: z.strictObject({ paths: z.array(z.string()).min(1) }), output: offerSchema },
    /**
     * A file that Chromium can play with the sound of a call: the recording itself, or a copy in the cache. `not_found`: no
     * such call, or its recording is no longer there; errors of decoding.
     */
    playable: {
      input: z.strictObject({ callId: z.string() }),
      output: z.strictObject({
        path: z.string(),
        /** Base64 of the path's bytes when it is not UTF-8. */
        pathBytes: z.string().nullable(),
        contentType: z.string(),
      }),
    },
  },
  events: {
    /** Whether a batch runs, and the share 0..1 of its audio that is through. */
    busy: z.strictObject({ running: z.boolean(), share: z.number() }),
  },
});
