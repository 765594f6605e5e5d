import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import { type AwsKeys, awsKeysSchema, type CredentialState } from '../../../shared/ipc/shell/credential-requests.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { tryFile } from '../../platform/file-error.ts';
import { replaceFile } from '../../platform/replace-file.ts';
import type { Keychain } from './keychain.ts';

/** Keys for AWS that a person entered: in the keychain of the system where there is one, else in memory alone. */
export interface CredentialKeeper {
  /** Null: AWS's own order. Waits until the kept ones are read. */
  keys(): Promise<AwsKeys | null>;
  state(): Promise<CredentialState>;
  /** See `keepCredentials`. */
  keep(keys: AwsKeys): Promise<Result<CredentialState, AppError>>;
  /** See `forgetCredentials`. */
  forget(): Promise<Result<CredentialState, AppError>>;
}

/** The file: which keychain can read it, and what only that one can. */
const fileSchema = z.strictObject({ v: z.literal(1), backend: z.string(), blob: z.base64() });

interface Held {
  readonly keys: AwsKeys;
  readonly keptIn: 'keychain' | 'memory';
}

/**
 * Opens the keeper of `file`. A file that cannot be read (another desktop's keychain, a damaged one) is left alone, and goes aside when new
 * keys are kept: whoever comes back to that desktop finds it. `onChange` is told what holds from now on.
 */
export function openCredentials(
  file: string,
  keychain: Keychain,
  onChange: (keys: AwsKeys | null) => void,
): CredentialKeeper {
  let held: Held | null = null;
  let unreadable = false;
  const loaded = load(file, keychain).then((found) => {
    unreadable = found === 'unreadable';
    held = found === null || found === 'unreadable' ? null : { keys: found, keptIn: 'keychain' };
  });
  const state = async (): Promise<CredentialState> => {
    await loaded;
    return {
      own: held && {
        ending: held.keys.accessKeyId.slice(-4),
        temporary: held.keys.sessionToken !== null,
        keptIn: held.keptIn,
      },
      unreadable,
      keychain: await keychain.name(),
    };
  };
  const take = (next: Held | null) => {
    held = next;
    onChange(next?.keys ?? null);
  };
  return {
    async keys() {
      await loaded;
      return held?.keys ?? null;
    },
    state,
    async keep(keys) {
      await loaded;
      take({ keys, keptIn: 'memory' });
      const sealed = await seal(keychain, keys);
      // What was kept before is not what holds any more; the next start may not come back to it.
      const cleared = unreadable ? await putAside(file) : sealed === null ? await remove(file) : ok(null);
      if (!cleared.ok) return cleared;
      unreadable = false;
      if (sealed !== null) {
        const written = await replaceFile(file, `${JSON.stringify(sealed)}\n`);
        if (!written.ok) return written;
        held = { keys, keptIn: 'keychain' };
      }
      return ok(await state());
    },
    async forget() {
      await loaded;
      take(null);
      unreadable = false;
      for (const path of [file, ...(await asideOf(file))]) {
        const removed = await remove(path);
        if (!removed.ok) return removed;
      }
      return ok(await state());
    },
  };
}

/** Null: nothing is kept. */
async function load(file: string, keychain: Keychain): Promise<AwsKeys | 'unreadable' | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable';
  }
  try {
    const { backend, blob } = fileSchema.parse(JSON.parse(text));
    if (backend !== (await keychain.name())) return 'unreadable';
    return awsKeysSchema.parse(JSON.parse(await keychain.decrypt(Buffer.from(blob, 'base64'))));
  } catch {
    // Nothing of the reason is told: it could quote what was read.
    return 'unreadable';
  }
}

/** Null: there is no keychain, or it refuses. */
async function seal(keychain: Keychain, keys: AwsKeys): Promise<z.infer<typeof fileSchema> | null> {
  const backend = await keychain.name();
  if (backend === null) return null;
  try {
    const blob = (await keychain.encrypt(JSON.stringify(keys))).toString('base64');
    return { v: 1, backend, blob };
  } catch {
    return null;
  }
}

function remove(path: string): Promise<Result<null, AppError>> {
  return tryFile(path, async () => {
    await rm(path, { force: true });
    return null;
  });
}

function putAside(file: string): Promise<Result<null, AppError>> {
  const name = `${file}.${new Date().toISOString().replaceAll(':', '-')}`;
  return tryFile(file, async () => {
    await rename(file, name);
    return null;
  });
}

async function asideOf(file: string): Promise<string[]> {
  const names = await readdir(dirname(file)).catch(() => []);
  return names.filter((name) => name.startsWith(`${basename(file)}.`)).map((name) => join(dirname(file), name));
}
