import { z } from 'zod';
import { v1ImportSchema } from '../settings/v1-import.ts';
import { settingsStateSchema } from './engine/settings-requests.ts';
import { noticeSchema } from './notice.ts';
import { defineContract } from './rpc.ts';
import { awsKeysSchema } from './shell/credential-requests.ts';

/** Paths a person pointed at, as a window may know them. */
export const offerSchema = z.strictObject({
  offerId: z.string(),
  /** Names of the folders and files, for people. */
  title: z.string(),
});
/** See `offerSchema`. */
export type Offer = z.infer<typeof offerSchema>;

/** See `supportFacts`. */
export const supportFactsSchema = z.strictObject({
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  models: z.array(z.strictObject({ id: z.string(), state: z.string() })),
  /** The last few, newest first. */
  batches: z.array(
    z.strictObject({
      state: z.string(),
      startedAt: z.string(),
      counts: z.record(z.string(), z.number()).nullable(),
      audioS: z.number().nullable(),
      wallS: z.number().nullable(),
    }),
  ),
});
/** See `supportFactsSchema`. */
export type SupportFacts = z.infer<typeof supportFactsSchema>;

/** How a batch ended; see `ended`. */
export type BatchEnd = z.infer<(typeof engineShellContract)['events']['ended']>;

/** What the shell alone asks of the engine: everything that has to do with paths. */
export const engineShellContract = defineContract({
  requests: {
    /** Answered by an engine that is not stuck. */
    alive: { input: z.null(), output: z.null() },
    /** Keeps paths under an id that a window can be given; the shell chooses it, to offer the same again to the next engine. */
    offer: {
      input: z.strictObject({ offerId: z.string(), paths: z.array(z.string()).min(1) }),
      output: offerSchema,
    },
    /**
     * A file that Chromium can play with the sound of a call: the recording itself, or a copy in the cache. `not_found`: no
     * such call, or its recording is no longer there; errors of decoding.
     */
    playable: {
      input: z.strictObject({
        callId: z.string(),
        /** Chromium could not play the recording itself after all. */
        asCopy: z.boolean(),
      }),
      output: z.strictObject({
        path: z.string(),
        /** Base64 of the path's bytes when it is not UTF-8. */
        pathBytes: z.string().nullable(),
        contentType: z.string(),
      }),
    },
    /** Takes over an ffmpeg that a person pointed at. `decoder_missing`: it does not run; nothing has changed. */
    useFfmpeg: { input: z.strictObject({ path: z.string() }), output: settingsStateSchema },
    /** Whom Bedrock is asked as from now on; null: AWS's own order. Said once at every start, before anything is gone on with. */
    useCredentials: { input: z.strictObject({ keys: awsKeysSchema.nullable() }), output: z.null() },
    /** Writes results there from now on; makes the folder. What keeps a file from being written there. */
    useResultsFolder: { input: z.strictObject({ path: z.string() }), output: z.null() },
    /** The table of a batch where it was written; `batchId` null: one that a window had written. `not_found`: no such table is known. */
    resultsFile: {
      input: z.strictObject({ batchId: z.string().nullable(), name: z.string() }),
      output: z.strictObject({ path: z.string() }),
    },
    /** Writes a version of a glossary there, over what there is. Errors: see `glossaryFileRequests.exportGlossary`. */
    writeGlossary: {
      input: z.strictObject({ versionId: z.int(), form: z.enum(['xlsx', 'csv']), path: z.string() }),
      output: z.null(),
    },
    /** What v1's config.yaml would change. `bad_config` with line and key of each mistake; `not_found`. */
    readV1Config: { input: z.strictObject({ path: z.string() }), output: v1ImportSchema },
    /** What support may know of this engine: no path, no name, no text. */
    supportFacts: { input: z.null(), output: supportFactsSchema },
  },
  events: {
    /** Whether a batch runs, and the share 0..1 of its audio that is through. */
    busy: z.strictObject({ running: z.boolean(), share: z.number() }),
    /** A batch has ended: by itself, because it was stopped, or because it could not go on. */
    ended: z.strictObject({
      how: z.enum(['done', 'stopped', 'failed']),
      analysed: z.int(),
      failed: z.int(),
      /** There are results, but their files could not be written. */
      unwritten: z.boolean(),
    }),
    noticed: noticeSchema,
  },
});
