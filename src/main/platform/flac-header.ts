import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** The part of a FLAC file's STREAMINFO block that matters here. */
export interface FlacHeader {
  readonly rateHz: number;
  readonly channels: number;
  /** Null: a streaming writer left it open. */
  readonly claimedFrames: number | null;
}

/** Reads STREAMINFO (RFC 9639, section 8.2), which must be the first block. Error: `bad_header`. */
export function parseFlacHeader(head: Buffer): Result<FlacHeader, AppError> {
  if (head.length < 42 || (head.readUInt8(4) & 0x7f) !== 0) return err(appError('bad_header', 'no STREAMINFO block'));
  const word = head.readUInt32BE(18);
  const rateHz = word >>> 12;
  const channels = ((word >>> 9) & 7) + 1;
  const frames = (head.readUInt8(21) & 15) * 2 ** 32 + head.readUInt32BE(22);
  if (rateHz < 1000 || rateHz > 384_000) return err(appError('bad_header', `${rateHz} Hz`));
  return ok({ rateHz, channels, claimedFrames: frames === 0 ? null : frames });
}
