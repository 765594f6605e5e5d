import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type FfmpegInput, inputArguments, inputFd } from './ffmpeg-arguments.ts';
import { startTool } from './spawn.ts';

/** What ffmpeg says of a file it opened, without decoding it. */
export interface FfmpegProbe {
  readonly codec: string;
  readonly rateHz: number;
  readonly channels: number;
  /** Null when the container does not tell, or ffmpeg only guesses from the bit rate. */
  readonly claimedS: number | null;
  readonly audioStreams: number;
}

const PROBE_TIMEOUT_MS = 30_000;

function channelCount(layout: string): number {
  if (layout === 'mono') return 1;
  if (layout === 'stereo') return 2;
  const counted = /^(\d+) channels/.exec(layout) ?? /^(\d+)\.(\d+)/.exec(layout);
  if (!counted) return layout === 'quad' ? 4 : 0;
  return Number(counted[1]) + Number(counted[2] ?? 0);
}

/** Reads the lines ffmpeg prints about its input. Null when there is no audio stream in them. */
export function parseProbe(text: string): FfmpegProbe | null {
  const streams = [...text.matchAll(/Stream #0:\d+[^\n]*?: Audio: (\w+)[^\n]*?, (\d+) Hz, ([^,\n]+)/g)];
  const [first] = streams;
  if (!first) return null;
  const [, codec = '', rate = '', layout = ''] = first;
  const duration = /Duration: (\d+):(\d+):(\d+\.\d+)/.exec(text);
  const estimated = /Estimating duration from bitrate/.test(text);
  const claimedS =
    duration && !estimated ? Number(duration[1]) * 3600 + Number(duration[2]) * 60 + Number(duration[3]) : null;
  return { codec, rateHz: Number(rate), channels: channelCount(layout), claimedS, audioStreams: streams.length };
}

/** What a failed ffmpeg run says about the file. */
export function ffmpegError(stderrTail: string, fallback: 'bad_header' | 'corrupt_audio'): AppError {
  if (/not on whitelist|[Dd]ecod\w+ \(?[^\n]*not found|codec none|Unknown decoder|Audio: none/.test(stderrTail))
    return appError('unsupported_codec', 'ffmpeg may not decode this codec');
  if (/Cannot allocate memory/.test(stderrTail))
    return appError('out_of_memory', 'decoding needs more memory than is allowed');
  if (/matches no streams|does not contain any stream/.test(stderrTail)) return appError('no_audio', 'no audio stream');
  return appError(fallback, 'ffmpeg cannot read it');
}

/** Asks ffmpeg about a file. Errors: `bad_header`, `unsupported_codec`, `no_audio`, `decoder_crashed`, `timeout`, `cancelled`. */
export async function probeWithFfmpeg(
  ffmpegPath: string,
  input: FfmpegInput,
  signal: AbortSignal,
): Promise<Result<FfmpegProbe, AppError>> {
  if (signal.aborted) return err(appError('cancelled', 'cancelled'));
  const args = ['-v', 'info', ...inputArguments(input)];
  const limits = { memoryBytes: 2 ** 31, cpuS: 20 };
  const tool = startTool({ file: ffmpegPath, args, limits, inputFd: inputFd(input) });
  let stopped: AppError | null = null;
  const stop = (error: AppError) => {
    stopped ??= error;
    tool.kill();
  };
  const onAbort = () => stop(appError('cancelled', 'cancelled'));
  const watchdog = setTimeout(() => stop(appError('timeout', 'ffmpeg did not answer')), PROBE_TIMEOUT_MS);
  signal.addEventListener('abort', onAbort, { once: true });
  tool.stdout.resume();
  const exit = await tool.exit;
  clearTimeout(watchdog);
  signal.removeEventListener('abort', onAbort);
  if (stopped) return err(stopped);
  // Without an output ffmpeg always ends with 1, after it has described the input.
  const probe = parseProbe(exit.stderrTail);
  if (probe && probe.rateHz > 0 && probe.channels > 0) return ok(probe);
  if (exit.signal) return err(appError('decoder_crashed', `ffmpeg was ended by ${exit.signal}`));
  return err(ffmpegError(exit.stderrTail, 'bad_header'));
}
