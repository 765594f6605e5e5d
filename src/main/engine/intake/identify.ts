import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Finding } from '../../../shared/domain/call.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Container } from '../../platform/container.ts';
import { describeRecording, type RecordingDescription } from '../../platform/describe-recording.ts';
import { openRegularFile, sourceError } from '../../platform/open-regular-file.ts';
import type { CandidateFile } from './scan-folder.ts';

/** A file known by its content: what its container says, before anything is decoded. */
export interface IdentifiedRecording {
  /** Lower-case hexadecimal SHA-256 of all bytes of the file. */
  readonly sha256: string;
  readonly container: Container;
  readonly codec: string;
  readonly sampleRateHz: number;
  readonly channels: number;
  /** Seconds the container claims; null when it does not. The truth is counted when it is decoded. */
  readonly claimedS: number | null;
  readonly findings: readonly Finding[];
  /** Of the opened file: what an analyzer compares with later. */
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** What decides which files are taken. */
export interface IdentifyOptions {
  readonly minDurationS: number;
  /** Null when the machine has none. */
  readonly ffmpegPath: string | null;
}

const HASH_BLOCK_BYTES = 1 << 20;

/** SHA-256 of a file; null when cancelled. Throws what the file system throws. */
async function hashFile(handle: FileHandle, signal: AbortSignal): Promise<string | null> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(HASH_BLOCK_BYTES);
  for (let at = 0; !signal.aborted; ) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
  return null;
}

/** Plain WAV tells its length by its size; for all else only decoding does. */
function isTooShort({ wav, rateHz }: RecordingDescription, minDurationS: number): boolean {
  return wav !== null && Math.floor(wav.dataBytes / wav.format.blockAlign) / rateHz < minDurationS;
}

/**
 * Identifies a candidate: its content's hash and what its header says. Errors are the reasons for which it is no
 * recording that can be analysed, and `cancelled`.
 */
export async function identify(
  candidate: CandidateFile,
  options: IdentifyOptions,
  signal: AbortSignal,
): Promise<Result<IdentifiedRecording, AppError>> {
  const path = candidate.pathBytes ?? candidate.path;
  const file = await openRegularFile(path);
  if (!file.ok) return file;
  const { handle, sizeBytes, modifiedMs } = file.value;
  try {
    const request = { handle, path, sizeBytes, ffmpegPath: options.ffmpegPath };
    const described = await describeRecording(request, signal);
    if (!described.ok) return described;
    if (isTooShort(described.value, options.minDurationS))
      return err(appError('too_short', `less than ${options.minDurationS} s`));
    const sha256 = await hashFile(handle, signal);
    if (sha256 === null) return err(appError('cancelled', 'cancelled'));
    const after = await handle.stat();
    if (after.size !== sizeBytes || after.mtimeMs !== modifiedMs)
      return err(appError('changed_during_read', 'the file is still being written'));
    const { container, codec, rateHz, channels, claimedS, findings } = described.value;
    return ok({ sha256, container, codec, sampleRateHz: rateHz, channels, claimedS, findings, sizeBytes, modifiedMs });
  } catch (error) {
    return err(sourceError(error));
  } finally {
    await handle.close();
  }
}
