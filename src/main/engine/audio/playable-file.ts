import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { fileError } from '../../platform/file-error.ts';
import { openRegularFile } from '../../platform/open-regular-file.ts';
import type { CallSource } from '../catalog/call-source.ts';
import { decodeStream } from './decode-stream.ts';

/** A file that Chromium can play. */
export interface PlayableFile {
  readonly path: string | Buffer;
  readonly contentType: string;
}

/** What is asked for. */
export interface PlayableRequest {
  readonly ffmpegPath: string | null;
  readonly cacheFolder: string;
  /** A copy even of what Chromium should play. */
  readonly asCopy: boolean;
}

/** The codecs Chromium plays as they are, in the containers they come in here. */
const PLAYED_AS: Readonly<Record<string, string>> = {
  pcm_s16le: 'audio/wav',
  pcm_u8: 'audio/wav',
  pcm_s24le: 'audio/wav',
  pcm_s32le: 'audio/wav',
  pcm_f32le: 'audio/wav',
  pcm_alaw: 'audio/wav',
  pcm_mulaw: 'audio/wav',
  opus: 'audio/ogg',
  vorbis: 'audio/ogg',
  flac: 'audio/flac',
  mp3: 'audio/mpeg',
  aac: 'audio/mp4',
};

/** What copies may take on the disk, in bytes; the one that was not listened to for longest goes first. */
const CACHE_BYTES = 2 * 2 ** 30;

/**
 * The recording itself where Chromium can play it, else a copy as plain WAV, made once and kept in `cacheFolder`. Errors:
 * those of opening and of decoding; `disk_full`, `disk_error`.
 */
export async function playableFile(
  source: CallSource,
  { ffmpegPath, cacheFolder, asCopy }: PlayableRequest,
  signal: AbortSignal,
): Promise<Result<PlayableFile, AppError>> {
  const contentType = PLAYED_AS[source.codec];
  if (contentType !== undefined && source.channels <= 2 && !asCopy) {
    const opened = await openRegularFile(source.pathBytes);
    if (!opened.ok) return opened;
    await opened.value.handle.close();
    return ok({ path: source.pathBytes, contentType });
  }
  const path = join(cacheFolder, `${source.sha256}.wav`);
  const now = new Date();
  const kept = await utimes(path, now, now).then(
    () => true,
    () => false,
  );
  if (kept) return ok({ path, contentType: 'audio/wav' });
  const made = await makeCopy(source, ffmpegPath, cacheFolder, path, signal);
  if (!made.ok) return made;
  await shrink(cacheFolder, path);
  return ok({ path, contentType: 'audio/wav' });
}

async function makeCopy(
  source: CallSource,
  ffmpegPath: string | null,
  folder: string,
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
    return { ok: false, error: fileError(error, path) };
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

async function shrink(folder: string, keep: string): Promise<void> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const { size, mtimeMs } = await stat(path);
      return { path, size, mtimeMs };
    }),
  );
  let bytes = files.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (bytes <= CACHE_BYTES) return;
    if (path === keep) continue;
    await rm(path, { force: true });
    bytes -= size;
  }
}
