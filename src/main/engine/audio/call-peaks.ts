import type { Peaks } from '../../../shared/domain/call-details.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { readCallSource, readPeaks, savePeaks } from '../catalog/call-source.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { decodeStream } from './decode-stream.ts';
import { measurePeaks } from './measure-peaks.ts';

/** Enough for an outline, and a sixth of the work of 48 kHz. */
const OUTLINE_RATE_HZ = 8000;

/** The outline of a call's recording: measured at the first time, from the catalog afterwards. Errors: see `decodeStream`. */
export async function callPeaks(
  catalog: Catalog,
  ffmpegPath: string | null,
  callId: string,
  signal: AbortSignal,
): Promise<Result<Peaks, AppError>> {
  const source = readCallSource(catalog, callId);
  if (!source.ok) return source;
  const { recordingId, pathBytes, durationS } = source.value;
  const kept = readPeaks(catalog, recordingId);
  if (kept) return ok(kept);
  const channels = Math.min(2, source.value.channels);
  const meter = measurePeaks(OUTLINE_RATE_HZ, channels, durationS);
  const request = { ffmpegPath, path: pathBytes, rateHz: OUTLINE_RATE_HZ, channels };
  const decoded = await decodeStream(request, meter.add, signal);
  if (!decoded.ok) return decoded;
  const peaks = { binsPerS: meter.binsPerS, channels: meter.channels() };
  savePeaks(catalog, recordingId, peaks);
  return ok(peaks);
}
