import type { FileHandle } from 'node:fs/promises';
import type { Finding } from '../../shared/domain/call.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Container, extensionFits, SNIFF_BYTES, sniffContainer } from './container.ts';
import { probeWithFfmpeg } from './ffmpeg-probe.ts';
import { parseFlacHeader } from './flac-header.ts';
import { readOggHeader } from './ogg-header.ts';
import { readAt } from './open-regular-file.ts';
import { readWavHeader, type WavHeader } from './wav-header.ts';

/** Longest recording that is analysed, in seconds: six hours. */
export const LONGEST_S = 21_600;
/** Largest file that is read, in bytes: 4 GiB. */
export const LARGEST_BYTES = 4 * 2 ** 30;

/** A recording as its container describes it: nothing of it has been decoded. */
export interface RecordingDescription {
  readonly container: Container;
  readonly codec: string;
  /** Rate of the decoded samples. */
  readonly rateHz: number;
  readonly channels: number;
  /** Null when the container does not say. */
  readonly claimedS: number | null;
  readonly findings: readonly Finding[];
  /** Present when the samples can be read without a decoder. */
  readonly wav: WavHeader | null;
}

/** What is needed to describe a file. */
export interface DescribeRequest {
  readonly handle: FileHandle;
  /** Absolute. */
  readonly path: string | Buffer;
  readonly sizeBytes: number;
  /** Null when the machine has none. */
  readonly ffmpegPath: string | null;
}

/** Lower-case extension of a path without its dot; empty when there is none. */
export function extensionOf(path: string | Buffer): string {
  const name = path.toString('latin1').split('/').at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

type Description = Result<Omit<RecordingDescription, 'container'>, AppError>;

async function describeWav(request: DescribeRequest, container: 'riff' | 'rf64' | 'w64'): Promise<Description> {
  const header = await readWavHeader(request.handle, request.sizeBytes, container);
  if (!header.ok) return header;
  const { format, claimedFrames, findings } = header.value;
  const wav = format.encoding === null ? null : header.value;
  const claimedS = claimedFrames === null ? null : claimedFrames / format.rateHz;
  return ok({ codec: format.codec, rateHz: format.rateHz, channels: format.channels, claimedS, findings, wav });
}

async function describeByProbe(
  request: DescribeRequest,
  container: Container,
  signal: AbortSignal,
): Promise<Description> {
  if (request.ffmpegPath === null) return err(appError('decoder_missing', `${container} needs ffmpeg`));
  const probe = await probeWithFfmpeg(request.ffmpegPath, { ...request, container }, signal);
  if (!probe.ok) return probe;
  const { codec, rateHz, channels, audioStreams } = probe.value;
  const findings: Finding[] =
    audioStreams > 1 ? [{ flag: 'extra_streams', detail: `${audioStreams} audio streams, the first is used` }] : [];
  // Raw streams have no header: what ffmpeg calls their duration is a guess from the size.
  const claimedS = ['gsm', 'g722', 'aac', 'amr'].includes(container) ? null : probe.value.claimedS;
  return ok({ codec, rateHz, channels, claimedS, findings, wav: null });
}

async function describeContainer(
  request: DescribeRequest,
  container: Container,
  head: Buffer,
  signal: AbortSignal,
): Promise<Description> {
  if (container === 'riff' || container === 'rf64' || container === 'w64') return describeWav(request, container);
  if (container === 'ogg') {
    const header = await readOggHeader(request.handle, request.sizeBytes);
    return header.ok ? ok({ ...header.value, wav: null }) : header;
  }
  if (container === 'flac') {
    const header = parseFlacHeader(head);
    if (!header.ok) return header;
    const { rateHz, channels, claimedFrames } = header.value;
    const claimedS = claimedFrames === null ? null : claimedFrames / rateHz;
    return ok({ codec: 'flac', rateHz, channels, claimedS, findings: [], wav: null });
  }
  return describeByProbe(request, container, signal);
}

/** Fewest bytes a codec here takes for a second of audio (AMR at 4.75 kbit/s takes 600; opus in silence some 100). */
const LEAST_BYTES_PER_S = 50;

/** How long the file can be at most by what it claims; 0 when its size makes nonsense of the claim. */
function believableLengthS(described: Omit<RecordingDescription, 'container'>, sizeBytes: number): number {
  if (described.wav) return described.wav.dataBytes / described.wav.format.blockAlign / described.rateHz;
  const claimedS = described.claimedS ?? 0;
  return sizeBytes < claimedS * LEAST_BYTES_PER_S ? 0 : claimedS;
}

/**
 * Describes an open file from its header and, for Ogg, its page headers; asks ffmpeg only about the other containers.
 * Errors: those of the file in `errors.ts`, from `empty_file` to `unsupported_codec`, and those of the decoder.
 */
export async function describeRecording(
  request: DescribeRequest,
  signal: AbortSignal,
): Promise<Result<RecordingDescription, AppError>> {
  const { sizeBytes } = request;
  if (sizeBytes === 0) return err(appError('empty_file', 'the file has no bytes'));
  if (sizeBytes > LARGEST_BYTES) return err(appError('too_large', `${sizeBytes} bytes, ${LARGEST_BYTES} at most`));
  const extension = extensionOf(request.path);
  const head = await readAt(request.handle, 0, SNIFF_BYTES);
  const container = sniffContainer(head, extension);
  if (!container.ok) return container;
  const described = await describeContainer(request, container.value, head, signal);
  if (!described.ok) return described;
  const { rateHz, channels } = described.value;
  const lengthS = believableLengthS(described.value, sizeBytes);
  if (lengthS > LONGEST_S) return err(appError('too_long', `${Math.round(lengthS)} s, ${LONGEST_S} s at most`));
  const findings: Finding[] = [...described.value.findings];
  if (!extensionFits(container.value, extension))
    findings.push({ flag: 'extension_mismatch', detail: `${container.value} named .${extension}` });
  if (channels > 2) findings.push({ flag: 'downmixed', detail: `${channels} channels mixed to one lane` });
  if (rateHz < 8000) findings.push({ flag: 'low_bandwidth', detail: `sampled at ${rateHz} Hz` });
  return ok({ ...described.value, container: container.value, findings });
}
