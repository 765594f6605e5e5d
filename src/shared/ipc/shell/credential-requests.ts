import { z } from 'zod';

/** Keys of one's own for AWS, as they are typed. They go from the page to the shell, from there to the engine, and never back. */
export const awsKeysSchema = z.strictObject({
  /** AWS: 16 to 128 letters, digits and underscores. */
  accessKeyId: z.string().regex(/^\w{16,128}$/),
  secretAccessKey: z.string().regex(/^\S{1,500}$/),
  /** Of a temporary session; null: the keys are lasting ones. */
  sessionToken: z
    .string()
    .regex(/^\S{1,10000}$/)
    .nullable(),
});
/** See `awsKeysSchema`. */
export type AwsKeys = z.infer<typeof awsKeysSchema>;

/** What the page may know of the keys. */
export const credentialStateSchema = z.strictObject({
  /** Null: none were entered, AWS's own order holds (environment, profile, SSO …). */
  own: z
    .strictObject({
      /** The last four characters of the access key id, which is no secret. */
      ending: z.string(),
      /** Whether they end by themselves: there is a session token. */
      temporary: z.boolean(),
      keptIn: z.enum(['keychain', 'memory']),
    })
    .nullable(),
  /** There are kept keys, but the keychain of this session cannot read them; they stay as they are until somebody says otherwise. */
  unreadable: z.boolean(),
  /** The keychain new keys would be kept in, by its own name; null: none that may, they would be forgotten with the program. */
  keychain: z.string().nullable(),
});
/** See `credentialStateSchema`. */
export type CredentialState = z.infer<typeof credentialStateSchema>;

/** What a window asks of the shell about keys for AWS. */
export const credentialRequests = {
  credentials: { input: z.null(), output: credentialStateSchema },
  /** Takes keys over, in place of those there are. Errors: what keeps a file from being written; they hold until the program ends then. */
  keepCredentials: { input: awsKeysSchema, output: credentialStateSchema },
  /** Removes the keys: AWS's own order holds again. Errors: what keeps a file from being deleted. */
  forgetCredentials: { input: z.null(), output: credentialStateSchema },
};
