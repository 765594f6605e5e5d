import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { openRegularFile } from '../../platform/open-regular-file.ts';
import type { CallSource } from '../catalog/call-source.ts';
import { soundCopy } from './sound-copy.ts';

/** A file that Chromium can play. */
export interface PlayableFile {
  readonly path: string | Buffer;
  readonly contentType: string;
}

/** What is asked for. */
export interface PlayableRequest {
  readonly ffmpegPath: string | null;
  /** Where copies are kept. */
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

/**
 * The recording itself where Chromium can play it, else a copy as plain WAV, made once. Errors: those of opening; those of
 * `soundCopy`.
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
  const copy = await soundCopy(source, { ffmpegPath, folder: cacheFolder }, signal);
  return copy.ok ? ok({ path: copy.value, contentType: 'audio/wav' }) : copy;
}
