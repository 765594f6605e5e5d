import { appError } from '../../../shared/errors.ts';
import { LANE_RATE_HZ } from '../../../shared/units.ts';
import { LONGEST_S, type RecordingDescription } from '../../platform/describe-recording.ts';
import type { RegularFile } from '../../platform/open-regular-file.ts';
import { AnalyzerError } from '../runtime/analyzer-error.ts';
import { decodeWithFfmpeg } from './ffmpeg-decode.ts';
import { readWav } from './read-wav.ts';
import type { PcmFormat } from './samples.ts';

/** The samples of an open file as bytes, from its beginning. */
export interface PcmSource {
  readonly format: PcmFormat;
  /** Blocks of whole frames, of at most 16 s. Throws `AnalyzerError`. */
  blocks(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

/** What an open file is and by what it may be decoded. */
export interface PcmSourceRequest {
  readonly file: RegularFile;
  readonly path: string | Buffer;
  readonly description: RecordingDescription;
  readonly ffmpegPath: string | null;
  /** See `FfmpegDecodeRequest.onIncomplete`. */
  readonly onIncomplete: (detail: string) => void;
}

// Containers whose claim is to be believed; of the others it may describe only the first of several joined files.
const COUNTED: ReadonlySet<string> = new Set(['riff', 'rf64', 'w64', 'ogg', 'flac']);

function mostSeconds({ container, claimedS }: RecordingDescription): number {
  if (claimedS === null || !COUNTED.has(container)) return LONGEST_S;
  return Math.min(LONGEST_S, 1.2 * claimedS + 60);
}

/** Plain WAV is read as it is; everything else comes from ffmpeg, at 16 kHz at most. */
export function openPcmSource(request: PcmSourceRequest): PcmSource {
  const { description, file, ffmpegPath } = request;
  const { wav } = description;
  if (wav?.format.encoding) {
    const { encoding, channels, rateHz } = wav.format;
    return {
      format: { encoding, channels, rateHz },
      blocks: (signal) => readWav(file.handle, wav, signal),
    };
  }
  if (ffmpegPath === null) throw new AnalyzerError(appError('decoder_missing', `${description.codec} needs ffmpeg`));
  const rateHz = Math.min(LANE_RATE_HZ, description.rateHz);
  const channels = description.channels === 2 ? 2 : 1;
  // One minute more than is allowed, so that a recording that is too long is seen to be.
  const mostBytes = (mostSeconds(description) + 60) * rateHz * 2 * channels;
  const input = { handle: file.handle, path: request.path, container: description.container };
  const { onIncomplete } = request;
  return {
    format: { encoding: 's16', channels, rateHz },
    blocks: (signal) =>
      decodeWithFfmpeg(
        { ffmpegPath, input, rateHz, channels, longestS: LONGEST_S + 30, mostBytes, onIncomplete },
        signal,
      ),
  };
}
