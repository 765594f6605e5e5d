import type { Readable } from 'node:stream';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** A file of a pack. `path` is relative to the pack, with forward slashes. */
export interface PackFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** What a user hands in to be imported, folder or zip: names and sizes already checked, nothing of it written yet. */
export interface Pack {
  /** Of the folder or archive, without `.zip`. */
  readonly name: string;
  readonly files: readonly PackFile[];
  /** Reads one of `files`. The stream fails if the content is not what the pack claims. */
  open(path: string): Promise<Readable>;
  close(): Promise<void>;
}

/** Parsed JSON takes several times its size. Tokenizers of large vocabularies have 17 MB, all else well under 1 MB. */
const MAX_TOKENIZER_BYTES = 32 * 1024 * 1024;
const MAX_TEXT_BYTES = 1024 * 1024;

/** Whether the pack has a file of that path. */
export function hasFile(pack: Pack, path: string): boolean {
  return pack.files.some((file) => file.path === path);
}

/** The pack as if it had only these files. */
export function onlyFiles(pack: Pack, paths: readonly string[]): Pack {
  return { ...pack, files: pack.files.filter((file) => paths.includes(file.path)) };
}

/** Reads and parses a JSON file of a pack. `model_unsupported` says what is wrong with it, `model_refused` if it is huge. */
export async function readPackJson(pack: Pack, path: string): Promise<Result<unknown, AppError>> {
  const size = pack.files.find((file) => file.path === path)?.sizeBytes ?? 0;
  const most = path === 'tokenizer.json' ? MAX_TOKENIZER_BYTES : MAX_TEXT_BYTES;
  if (size > most) return err(appError('model_refused', `${path}: ${size} bytes; expected at most ${most}`));
  const blocks: Buffer[] = [];
  try {
    for await (const block of await pack.open(path)) blocks.push(block as Buffer);
  } catch (error) {
    return err(appError('model_damaged', `${path}: ${(error as Error).message}`));
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(blocks));
    return ok(JSON.parse(text));
  } catch (error) {
    return err(appError('model_unsupported', `${path}: not JSON: ${(error as Error).message}`));
  }
}
