import type { FileHandle } from 'node:fs/promises';
import type { Finding } from '../../shared/domain/call.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { readAt } from './open-regular-file.ts';
import { OPEN_SIZE, type WavChunk, type WavContainer, walkChunks } from './wav-chunks.ts';
import { parseWavFormat, type WavFormat } from './wav-format.ts';

/** A WAVE file as its header and its size together describe it. */
export interface WavHeader {
  readonly container: WavContainer;
  readonly format: WavFormat;
  /** Where the audio begins, and how many of its bytes are really there. */
  readonly dataOffset: number;
  readonly dataBytes: number;
  /** Frames the header promises; null when it leaves the size open or the codec does not tell. */
  readonly claimedFrames: number | null;
  readonly findings: readonly Finding[];
}

/** The extent of the audio: what the data chunk says against what the file holds. */
interface Extent {
  readonly dataBytes: number;
  /** Null: the writer left the size open. */
  readonly claimedBytes: number | null;
  readonly findings: readonly Finding[];
}

async function measureExtent(
  handle: FileHandle,
  fileBytes: number,
  data: WavChunk,
  container: WavContainer,
): Promise<Extent> {
  const available = Math.max(0, fileBytes - data.bodyOffset);
  const claimed = data.claimedBytes;
  const unknown = { flag: 'header_size_unknown', detail: 'the recorder left the size open' } as const;
  if (claimed === OPEN_SIZE) return { dataBytes: available, claimedBytes: null, findings: [unknown] };
  // A claim beyond the end is compared with the decoded samples later, like every other.
  if (claimed >= available) return { dataBytes: available, claimedBytes: claimed, findings: [] };
  const padTo = container === 'w64' ? 8 : 2;
  const restOffset = data.bodyOffset + Math.ceil(claimed / padTo) * padTo;
  const rest = await walkChunks(handle, fileBytes, restOffset, container);
  const restBytes = Math.max(0, fileBytes - restOffset);
  const chunksFollow = rest.reachesEnd && rest.chunks.length > 0;
  if (chunksFollow && !rest.chunks.some((chunk) => chunk.id === 'data'))
    return { dataBytes: claimed, claimedBytes: claimed, findings: [] };
  if (claimed === 0 && !chunksFollow) return { dataBytes: available, claimedBytes: null, findings: [unknown] };
  if (restBytes < 8) return { dataBytes: claimed, claimedBytes: claimed, findings: [] };
  // More unexplained bytes than explained ones: the size was written early and never brought up to date, and the
  // call goes on. A smaller rest is foreign (a tag, padding) and would be heard as noise.
  const goesOn = !chunksFollow && restBytes > claimed;
  const detail = `${restBytes} bytes follow the ${claimed} the header describes${goesOn ? ', and are read as audio' : ''}`;
  const dataBytes = goesOn ? available : claimed;
  return { dataBytes, claimedBytes: claimed, findings: [{ flag: 'data_after_audio', detail }] };
}

function framesIn(bytes: number, format: WavFormat): number | null {
  if (format.framesPerBlock !== null) return Math.floor(bytes / format.blockAlign) * format.framesPerBlock;
  return format.bytesPerSecond > 0 ? Math.floor((bytes / format.bytesPerSecond) * format.rateHz) : null;
}

/**
 * Reads the header of a RIFF, RF64, BW64 or W64 file whose first bytes say it is one. Chunks may come in any order;
 * sizes may lie. Errors: `bad_header` (no usable fmt or data chunk), `no_audio` (no sample), `unsupported_codec`.
 */
export async function readWavHeader(
  handle: FileHandle,
  fileBytes: number,
  container: WavContainer,
): Promise<Result<WavHeader, AppError>> {
  const walk = await walkChunks(handle, fileBytes, container === 'w64' ? 40 : 12, container);
  const formatChunk = walk.chunks.find((chunk) => chunk.id === 'fmt ');
  const dataChunks = walk.chunks.filter((chunk) => chunk.id === 'data');
  const data = dataChunks.find((chunk) => chunk.claimedBytes > 0) ?? dataChunks[0];
  if (!formatChunk) return err(appError('bad_header', 'no fmt chunk'));
  const body = await readAt(handle, formatChunk.bodyOffset, Math.min(formatChunk.claimedBytes, 64));
  const format = parseWavFormat(body);
  if (!format.ok) return format;
  if (!data) return err(appError('bad_header', 'no data chunk'));
  const extent = await measureExtent(handle, fileBytes, data, container);
  const frames = framesIn(extent.dataBytes, format.value);
  if (extent.dataBytes === 0 || frames === 0) return err(appError('no_audio', 'the data chunk holds no sample'));
  const align: Finding[] = format.value.blockAlignWrong
    ? [{ flag: 'bad_block_align', detail: 'the header has the wrong frame size' }]
    : [];
  return ok({
    container,
    format: format.value,
    dataOffset: data.bodyOffset,
    dataBytes: extent.dataBytes,
    claimedFrames: extent.claimedBytes === null ? null : framesIn(extent.claimedBytes, format.value),
    findings: [...align, ...extent.findings],
  });
}
