import { z } from 'zod';
import { commandIdSchema, ownKeysSchema } from '../commands.ts';
import { LANGUAGES } from '../language.ts';
import { offerSchema } from './engine-shell-contract.ts';
import { defineContract } from './rpc.ts';

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
    /** Shows a file of the folder for results in the system's file manager. */
    showResult: { input: z.strictObject({ name: z.string().regex(/^[\w.-]+$/) }), output: z.null() },
    /** What was offered before the window could listen: a folder given at the start. */
    pendingOffer: { input: z.null(), output: offerSchema.nullable() },
  },
  events: {
    /** Something was dropped, or handed over by a second start. */
    offered: offerSchema,
    /** A command of the menu. */
    command: commandIdSchema,
  },
});
