import type { AppError } from '../../../shared/errors.ts';
import { appError } from '../../../shared/errors.ts';
import { decodeArguments, type FfmpegInput, inputFd } from '../../platform/ffmpeg-arguments.ts';
import { ffmpegError } from '../../platform/ffmpeg-probe.ts';
import { type RunningTool, startTool } from '../../platform/spawn.ts';
import { AnalyzerError } from '../runtime/analyzer-error.ts';

/** What to decode and how much of it may come. */
export interface FfmpegDecodeRequest {
  readonly ffmpegPath: string;
  readonly input: FfmpegInput;
  readonly rateHz: number;
  /** 1 or 2; a recording with more is mixed to 1. */
  readonly channels: number;
  /** Seconds after which ffmpeg stops by itself. */
  readonly longestS: number;
  /** Bytes after which it is stopped: a small file that decodes to hours is no call. */
  readonly mostBytes: number;
  /** Told when ffmpeg gave audio and then failed: what came is good, more is missing. */
  readonly onIncomplete: (detail: string) => void;
}

/** Longest silence on the pipe while we wait for it. */
const STALL_MS = 30_000;
/** Waiting for ffmpeg may take this long in all, or the longer the more audio came (see `allowedWaitMs`). */
const SHORTEST_WAIT_MS = 60_000;
const CPU_LIMIT_S = 900;
const MEMORY_LIMIT_BYTES = 2 ** 31;
/** Most bytes in a block, and most seconds: a reader of lanes wants blocks of at most 30 s at any rate. */
const BLOCK_BYTES = 131_072;
const BLOCK_S = 16;
/** ffmpeg's exit code for "too many packets could not be decoded". */
const TOO_MANY_ERRORS = 69;

/** A quarter of real time is slower than any machine that can run the models at all. */
function allowedWaitMs(bytes: number, request: FfmpegDecodeRequest): number {
  const audioMs = (bytes / (2 * request.channels * request.rateHz)) * 1000;
  return Math.max(SHORTEST_WAIT_MS, 4 * audioMs);
}

/** Chunks of a tool's output; time is counted only while we wait for it, not while the reader works. */
async function* watchedOutput(
  tool: RunningTool,
  request: FfmpegDecodeRequest,
  stop: (error: AppError) => void,
): AsyncGenerator<Buffer> {
  const iterator: AsyncIterator<Buffer> = tool.stdout[Symbol.asyncIterator]();
  let waitedMs = 0;
  let bytes = 0;
  while (true) {
    const leftMs = Math.max(1, Math.min(STALL_MS, allowedWaitMs(bytes, request) - waitedMs));
    const watchdog = setTimeout(() => stop(appError('timeout', 'ffmpeg stood still', 'decode')), leftMs);
    const start = performance.now();
    const next = await iterator.next().finally(() => clearTimeout(watchdog));
    waitedMs += performance.now() - start;
    if (next.done) return;
    bytes += next.value.length;
    if (bytes > request.mostBytes) {
      stop(appError('corrupt_audio', 'decodes to far more audio than the file claims', 'decode'));
      return;
    }
    yield next.value;
  }
}

/** Joins chunks to blocks of about `blockBytes` that end between frames. */
async function* inBlocks(
  chunks: AsyncIterable<Buffer>,
  frameBytes: number,
  blockBytes: number,
): AsyncGenerator<Uint8Array> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length < blockBytes) continue;
    const joined = Buffer.concat(parts);
    const whole = length - (length % frameBytes);
    yield joined.subarray(0, whole);
    parts = whole < length ? [joined.subarray(whole)] : [];
    length -= whole;
  }
  const whole = length - (length % frameBytes);
  if (whole > 0) yield Buffer.concat(parts).subarray(0, whole);
}

/**
 * Decodes a file with ffmpeg into 16-bit interleaved samples, in blocks of whole frames. Throws `AnalyzerError`:
 * `corrupt_audio`, `unsupported_codec`, `no_audio`, `decoder_crashed`, `timeout`, `out_of_memory`, `cancelled`.
 */
export async function* decodeWithFfmpeg(request: FfmpegDecodeRequest, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  if (signal.aborted) throw new AnalyzerError(appError('cancelled', 'cancelled', 'decode'));
  const tool = startTool({
    file: request.ffmpegPath,
    args: decodeArguments(request.input, request),
    limits: { memoryBytes: MEMORY_LIMIT_BYTES, cpuS: CPU_LIMIT_S },
    inputFd: inputFd(request.input),
  });
  let stopped: AppError | null = null;
  const stop = (error: AppError) => {
    stopped ??= error;
    tool.kill();
  };
  const onAbort = () => stop(appError('cancelled', 'cancelled', 'decode'));
  signal.addEventListener('abort', onAbort, { once: true });
  const frameBytes = 2 * request.channels;
  const blockBytes = Math.min(BLOCK_BYTES, BLOCK_S * request.rateHz * frameBytes);
  let bytes = 0;
  try {
    for await (const block of inBlocks(watchedOutput(tool, request, stop), frameBytes, blockBytes)) {
      if (stopped) break;
      bytes += block.length;
      yield block;
    }
    if (stopped) throw new AnalyzerError(stopped);
    const exit = await tool.exit;
    if (stopped) throw new AnalyzerError(stopped);
    if (exit.signal)
      throw new AnalyzerError(appError('decoder_crashed', `ffmpeg was ended by ${exit.signal}`, 'decode'));
    if (exit.code === 0) return;
    if (bytes === 0 || exit.code === TOO_MANY_ERRORS)
      throw new AnalyzerError({ ...ffmpegError(exit.stderrTail, 'corrupt_audio'), stage: 'decode' });
    request.onIncomplete(`the decoder gave up with code ${exit.code}`);
  } finally {
    signal.removeEventListener('abort', onAbort);
    tool.kill();
    // What it had still written is wanted no more, and unread it would keep the pipe open.
    tool.stdout.destroy();
    await tool.exit;
  }
}
