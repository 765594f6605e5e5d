import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { fileError } from '../../platform/file-error.ts';
import type { CallSource } from '../catalog/call-source.ts';
import { decodeStream } from './decode-stream.ts';

/** Where copies are made and kept. */
export interface CopyPlace {
  readonly ffmpegPath: string | null;
  readonly folder: string;
  /** What copies may take on the disk; the one that was not listened to for longest goes first. */
  readonly mostBytes?: number;
}

/** Some 37 hours of stereo at 8 kHz: 32 000 bytes a second. */
const MOST_BYTES = 4 * 2 ** 30;

interface Making {
  readonly ended: Promise<Result<string, AppError>>;
  readonly left: AbortController;
  waiting: number;
}

/** Copies under way by their path: a player asks for several parts of one at once. */
const making = new Map<string, Making>();

/**
 * The path of a recording's copy as plain WAV of 16 bits; made at the first time, once for all who ask meanwhile, and given up
 * when none of them waits any more. Errors: those of `decodeStream`; `disk_full`, `disk_error`, `cancelled`.
 */
export async function soundCopy(
  source: CallSource,
  place: CopyPlace,
  signal: AbortSignal,
): Promise<Result<string, AppError>> {
  const path = join(place.folder, `${source.sha256}.wav`);
  const now = new Date();
  const kept = await utimes(path, now, now).then(
    () => true,
    () => false,
  );
  if (kept) return ok(path);
  // One that all have left still has to clean up behind itself.
  while (making.get(path)?.left.signal.aborted) await making.get(path)?.ended;
  const copying = making.get(path) ?? start(source, place, path);
  copying.waiting++;
  const gone = Promise.withResolvers<Result<string, AppError>>();
  const leave = () => gone.resolve(err(appError('cancelled', 'cancelled')));
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  try {
    return await Promise.race([copying.ended, gone.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
    copying.waiting--;
    if (copying.waiting === 0) copying.left.abort();
  }
}

function start(source: CallSource, place: CopyPlace, path: string): Making {
  const left = new AbortController();
  const make = async (): Promise<Result<string, AppError>> => {
    try {
      const made = await makeCopy(source, place, path, left.signal);
      if (!made.ok) return made;
      await shrink(place.folder, path, place.mostBytes ?? MOST_BYTES);
      return ok(path);
    } finally {
      making.delete(path);
    }
  };
  const started = { ended: make(), left, waiting: 0 };
  making.set(path, started);
  return started;
}

async function makeCopy(
  source: CallSource,
  { ffmpegPath, folder }: CopyPlace,
  path: string,
  signal: AbortSignal,
): Promise<Result<null, AppError>> {
  const channels = Math.min(2, source.channels);
  const rateHz = Math.round(source.sampleRateHz);
  const partial = `${path}.partial`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const copy = await open(partial, 'w', 0o600);
    try {
      let bytes = 0;
      await copy.write(wavHeader(rateHz, channels, 0), 0, 44, 0);
      const request = { ffmpegPath, path: source.pathBytes, rateHz, channels };
      const decoded = await decodeStream(
        request,
        async (block) => {
          await copy.write(block, 0, block.length, 44 + bytes);
          bytes += block.length;
        },
        signal,
      );
      if (!decoded.ok) return decoded;
      await copy.write(wavHeader(rateHz, channels, bytes), 0, 44, 0);
    } finally {
      await copy.close();
    }
    await rename(partial, path);
    return ok(null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return err(fileError(error, path));
  } finally {
    await rm(partial, { force: true });
  }
}

/** The 44 bytes before 16-bit samples. */
function wavHeader(rateHz: number, channels: number, dataBytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(rateHz * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}

/** Deletes copies until the rest fits, but for the one just made, and for those under way. */
async function shrink(folder: string, keep: string, mostBytes: number): Promise<void> {
  const copies = (await readdir(folder)).filter((name) => name.endsWith('.wav')).map((name) => join(folder, name));
  const found = await Promise.all(
    copies.map((path) =>
      stat(path).then(
        ({ size, mtimeMs }) => ({ path, size, mtimeMs }),
        // Somebody cleared the folder meanwhile.
        () => ({ path, size: 0, mtimeMs: 0 }),
      ),
    ),
  );
  let bytes = found.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of found.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (bytes <= mostBytes) return;
    if (path === keep) continue;
    await rm(path, { force: true });
    bytes -= size;
  }
}
