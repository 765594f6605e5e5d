import { z } from 'zod';
import { callLinkSchema } from '../call-link.ts';
import { commandIdSchema, ownKeysSchema } from '../commands.ts';
import { LANGUAGES } from '../language.ts';
import { offerSchema } from './engine-shell-contract.ts';
import { noticeSchema } from './notice.ts';
import { defineContract } from './rpc.ts';
import { credentialRequests } from './shell/credential-requests.ts';
import { folderRequests } from './shell/folder-requests.ts';
import { glossaryFileRequests } from './shell/glossary-files.ts';

/** How the window looks and behaves; kept between starts. What is missing in a file of an older version is as at a first start. */
export const preferencesSchema = z.strictObject({
  language: z.enum(LANGUAGES),
  theme: z.enum(['system', 'light', 'dark']),
  textSize: z.enum(['small', 'normal', 'large']),
  density: z.enum(['compact', 'comfortable']).default('compact'),
  /** One message of the system at the end of a batch, while the window is not looked at. */
  notifications: z.boolean().default(true),
  /** Ask before quitting while a batch runs. */
  confirmQuit: z.boolean().default(true),
  keys: ownKeysSchema,
});
/** See `preferencesSchema`. */
export type Preferences = z.infer<typeof preferencesSchema>;

/** How the engine ended each time, newest last; for support. */
export const engineGoneSchema = z.strictObject({ deaths: z.array(z.string()) });
/** See `engineGoneSchema`. */
export type EngineGone = z.infer<typeof engineGoneSchema>;

/** What a window asks of the shell around it. */
export const shellContract = defineContract({
  requests: {
    preferences: { input: z.null(), output: preferencesSchema },
    setPreferences: { input: preferencesSchema, output: z.null() },
    /** Lets a person choose folders; null when they think better of it. */
    chooseFolder: { input: z.null(), output: offerSchema.nullable() },
    /** Lets a person choose a model to import; null when they think better of it. No system's dialog shows both at once. */
    chooseModel: { input: z.strictObject({ from: z.enum(['folder', 'zip']) }), output: offerSchema.nullable() },
    offerSamples: { input: z.null(), output: offerSchema },
    /** Shows a written table in the system's file manager: that of a batch, or (null) one the window had written. `not_found`. */
    showResult: {
      input: z.strictObject({ batchId: z.string().nullable(), name: z.string().regex(/^[\w.-]+$/) }),
      output: z.null(),
    },
    /** What was offered before the window could listen: a folder given at the start. */
    pendingOffer: { input: z.null(), output: offerSchema.nullable() },
    /** What happened before the window could listen, and whether there is an engine. */
    pending: {
      input: z.null(),
      output: z.strictObject({
        link: callLinkSchema.nullable(),
        notices: z.array(noticeSchema),
        engineGone: engineGoneSchema.nullable(),
      }),
    },
    /** Starts the engine again after `engineGone`; nothing is resumed by itself this time. */
    startEngine: { input: z.null(), output: z.null() },
    ...folderRequests,
    ...credentialRequests,
    ...glossaryFileRequests,
    /** Writes into the log that a part of the page failed, and where in the program; never with the message, which may quote a call. */
    noteError: {
      input: z.strictObject({ part: z.string().max(40), kind: z.string().max(100), stack: z.string().max(4000) }),
      output: z.null(),
    },
    /** Lets a person choose where a report for support goes, and writes it; false when they think better of it. */
    saveReport: { input: z.null(), output: z.boolean() },
  },
  events: {
    /** Something was dropped, or handed over by a second start. */
    offered: offerSchema,
    /** A link to a call was followed. */
    linked: callLinkSchema,
    noticed: noticeSchema,
    /** The engine died so often that it is not started again by itself. */
    engineGone: engineGoneSchema,
    /** A command of the menu. */
    command: commandIdSchema,
  },
});
