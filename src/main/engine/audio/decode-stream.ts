import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { SNIFF_BYTES, sniffContainer } from '../../platform/container.ts';
import { extensionOf, LONGEST_S } from '../../platform/describe-recording.ts';
import { decodeArguments, inputFd } from '../../platform/ffmpeg-arguments.ts';
import { ffmpegError } from '../../platform/ffmpeg-probe.ts';
import { openRegularFile, readAt } from '../../platform/open-regular-file.ts';
import { startTool } from '../../platform/spawn.ts';

/** What to decode, and to what. */
export interface DecodeRequest {
  /** Null when the machine has none: `decoder_missing`. */
  readonly ffmpegPath: string | null;
  readonly path: Buffer;
  readonly rateHz: number;
  readonly channels: number;
}

/** Longest silence of ffmpeg. */
const STALL_MS = 30_000;

/**
 * Decodes a recording to 16-bit interleaved samples, handed over in blocks as they come (not aligned to frames). For
 * the eye and the ear: what is analysed is decoded by the analyzer. Errors: those of opening and of ffmpeg, `cancelled`.
 */
export async function decodeStream(
  request: DecodeRequest,
  take: (block: Buffer) => Promise<void> | void,
  signal: AbortSignal,
): Promise<Result<null, AppError>> {
  if (request.ffmpegPath === null) return err(appError('decoder_missing', 'no ffmpeg was found'));
  const file = await openRegularFile(request.path);
  if (!file.ok) return file;
  const { handle } = file.value;
  try {
    const container = sniffContainer(await readAt(handle, 0, SNIFF_BYTES), extensionOf(request.path));
    if (!container.ok) return container;
    const input = { handle, path: request.path, container: container.value };
    const { rateHz, channels } = request;
    const tool = startTool({
      file: request.ffmpegPath,
      args: decodeArguments(input, { rateHz, channels, longestS: LONGEST_S }),
      limits: { memoryBytes: 2 ** 31, cpuS: 900 },
      inputFd: inputFd(input),
    });
    let stopped: AppError | null = null;
    const stop = (error: AppError) => {
      stopped ??= error;
      tool.kill();
    };
    const onAbort = () => stop(appError('cancelled', 'cancelled'));
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    const watchdog = setTimeout(() => stop(appError('timeout', 'ffmpeg stood still')), STALL_MS);
    let bytes = 0;
    try {
      for await (const block of tool.stdout) {
        watchdog.refresh();
        bytes += (block as Buffer).length;
        await take(block as Buffer);
      }
    } finally {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', onAbort);
      tool.kill();
    }
    const exit = await tool.exit;
    if (stopped) return err(stopped);
    // Half a recording can be seen and heard too.
    if (bytes > 0) return ok(null);
    return err(ffmpegError(exit.stderrTail, 'corrupt_audio'));
  } finally {
    await handle.close();
  }
}
