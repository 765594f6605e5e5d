import type { Peaks } from '../../../shared/domain/call-details.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { SNIFF_BYTES, sniffContainer } from '../../platform/container.ts';
import { extensionOf } from '../../platform/describe-recording.ts';
import { openRegularFile, type RegularFile, readAt } from '../../platform/open-regular-file.ts';
import { readWavHeader, type WavHeader } from '../../platform/wav-header.ts';
import type { CallSource } from '../catalog/call-source.ts';
import { decodeStream } from './decode-stream.ts';
import { measurePeaks, type PeakMeter } from './measure-peaks.ts';

/** Enough for an outline, and a sixth of the work of 48 kHz; for what a decoder has to read. */
const OUTLINE_RATE_HZ = 8000;
/** Read at once: measured in about a millisecond, so that nobody waits for the engine meanwhile. */
const BLOCK_BYTES = 2 ** 19;

/** A measurement under way. */
export interface Measurement {
  soFar(): Omit<Peaks, 'complete'>;
  readonly ended: Promise<Result<null, AppError>>;
}

/** Measures the outline of a recording: plain WAV by itself, the rest by ffmpeg. Errors: those of opening and of `decodeStream`. */
export function measureRecording(source: CallSource, ffmpegPath: string | null, signal: AbortSignal): Measurement {
  let meter: PeakMeter | null = null;
  const measure = async (): Promise<Result<null, AppError>> => {
    const file = await openRegularFile(source.pathBytes);
    if (!file.ok) return file;
    try {
      const header = await plainWav(file.value, source);
      if (header !== null) {
        const { rateHz, channels, encoding } = header.format;
        meter = measurePeaks({ rateHz, channels, durationS: source.durationS, encoding: encoding ?? 's16' });
        return await readSamples(file.value, header, meter, signal);
      }
    } finally {
      await file.value.handle.close();
    }
    // More than two channels are mixed to one lane.
    const channels = source.channels > 2 ? 1 : source.channels;
    const decoded = measurePeaks({ rateHz: OUTLINE_RATE_HZ, channels, durationS: source.durationS, encoding: 's16' });
    meter = decoded;
    const request = { ffmpegPath, path: source.pathBytes, rateHz: OUTLINE_RATE_HZ, channels };
    return decodeStream(request, decoded.add, signal);
  };
  return {
    soFar: () => meter?.soFar() ?? { binsPerS: 1, channels: [] },
    ended: measure(),
  };
}

/** The header of a WAV file whose samples can be read as they are; null for anything else. */
async function plainWav({ handle, sizeBytes }: RegularFile, source: CallSource): Promise<WavHeader | null> {
  const container = sniffContainer(await readAt(handle, 0, SNIFF_BYTES), extensionOf(source.pathBytes));
  if (!container.ok || !['riff', 'rf64', 'w64'].includes(container.value)) return null;
  const header = await readWavHeader(handle, sizeBytes, container.value as WavHeader['container']);
  return header.ok && header.value.format.encoding !== null && header.value.format.channels <= 2 ? header.value : null;
}

async function readSamples(
  { handle }: RegularFile,
  { dataOffset, dataBytes }: WavHeader,
  meter: PeakMeter,
  signal: AbortSignal,
): Promise<Result<null, AppError>> {
  const block = Buffer.alloc(BLOCK_BYTES);
  for (let at = 0; at < dataBytes; ) {
    if (signal.aborted) return err(appError('cancelled', 'cancelled'));
    const { bytesRead } = await handle.read(block, 0, Math.min(BLOCK_BYTES, dataBytes - at), dataOffset + at);
    // Shorter than its header says: what is there is shown.
    if (bytesRead === 0) break;
    meter.add(block.subarray(0, bytesRead));
    at += bytesRead;
  }
  return ok(null);
}
