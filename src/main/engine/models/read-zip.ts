import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import * as yauzl from 'yauzl';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Pack } from './pack.ts';
import { judgeFile, refuseArchive } from './pack-rules.ts';

/** Whether a file begins as a zip archive does. */
export async function looksLikeZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1', 0, 2) === 'PK';
  } finally {
    await file.close();
  }
}

/**
 * Opens a zip as a pack. A single folder at its root is stepped into. `model_refused`: it breaks a rule of
 * `refuseArchive`; `model_damaged`: it cannot be read as a zip.
 */
export async function openZipPack(path: string): Promise<Result<Pack, AppError>> {
  const archiveBytes = (await stat(path)).size;
  let zip: yauzl.ZipFile;
  try {
    zip = await yauzl.openPromise(path, { autoClose: false, strictFileNames: true });
  } catch (error) {
    return err(appError('model_damaged', `${path}: ${(error as Error).message}`));
  }
  const entries = await readDirectory(zip, archiveBytes);
  if (!entries.ok) {
    zip.close();
    return entries;
  }
  const root = commonRoot([...entries.value.keys()]);
  return ok({
    name: basename(path).replace(/\.zip$/i, ''),
    files: [...entries.value].map(([name, entry]) => ({
      path: name.slice(root.length),
      sizeBytes: entry.uncompressedSize,
    })),
    async open(name) {
      const entry = entries.value.get(root + name);
      if (!entry) throw new Error(`no ${name} in the archive`);
      return checked(await zip.openReadStreamPromise(entry), entry.crc32);
    },
    close: async () => zip.close(),
  });
}

async function readDirectory(
  zip: yauzl.ZipFile,
  archiveBytes: number,
): Promise<Result<ReadonlyMap<string, yauzl.Entry>, AppError>> {
  const entries: yauzl.Entry[] = [];
  try {
    // One more than are allowed is enough to know, however many there are.
    for await (const entry of zip.eachEntry()) if (entries.push(entry) > 64) break;
  } catch (error) {
    const message = (error as Error).message;
    const evil = /path|fileName/.test(message);
    return err(appError(evil ? 'model_refused' : 'model_damaged', message));
  }
  const refusal = refuseArchive(
    entries.map((entry) => ({
      path: entry.fileName,
      sizeBytes: entry.uncompressedSize,
      compressedBytes: entry.compressedSize,
      unixMode: entry.externalFileAttributes >>> 16,
      encrypted: entry.isEncrypted(),
    })),
    archiveBytes,
  );
  if (refusal) return err(refusal);
  const taken = entries.filter((entry) => !entry.fileName.endsWith('/') && judgeFile(entry.fileName) === 'taken');
  return ok(new Map(taken.map((entry) => [entry.fileName, entry])));
}

/** `folder/` when every name begins with it, else the empty string. */
function commonRoot(names: readonly string[]): string {
  const root = /^[^/]+\//.exec(names[0] ?? '')?.[0] ?? '';
  return root !== '' && root !== 'onnx/' && names.every((name) => name.startsWith(root)) ? root : '';
}

/** yauzl counts the bytes of an entry but leaves the checksum to us. */
function checked(stream: Readable, expected: number): Readable {
  let found = 0;
  const check = new Transform({
    transform(block: Buffer, _encoding, done) {
      found = crc32(block, found);
      done(null, block);
    },
    flush(done) {
      done(found === expected ? null : new Error('the checksum of the archive does not match'));
    },
  });
  stream.on('error', (error) => check.destroy(error));
  check.on('close', () => stream.destroy());
  return stream.pipe(check);
}
