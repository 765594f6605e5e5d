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

// Only one `Audio:` in the line: the language, in brackets before it, comes from the file.
const AUDIO = /^ +Stream #0:\d+(?:(?!: Audio: ).)*: Audio: (\w+)(?!.*: Audio: ).*?, (\d+) Hz, ([^,]+)/;
const DURATION = /^ {2}Duration: (\d+):(\d+):(\d+\.\d+)/;

/** Seconds by the `Duration` line among these; null when there is none, or more than one and so a forged one. */
function durationOf(lines: readonly string[]): number | null {
  const [line, second] = lines.filter((one) => one.startsWith('  Duration: '));
  const found = second === undefined ? DURATION.exec(line ?? '') : null;
  return found ? Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]) : null;
}

/**
 * Reads the lines ffmpeg prints about its input. Null when there is no audio stream in them, or when the streams are
 * not numbered 0, 1, 2 … in turn: tags are printed among them, and the name of a tag may hold whole lines that look like
 * ffmpeg's own. A forged stream line repeats or skips a number, except after all true ones, where it only counts as one more.
 */
export function parseProbe(text: string): FfmpegProbe | null {
  const lines = text.split('\n');
  const numbered = lines.flatMap((line, at) => {
    const number = /^ {2,4}Stream #0:(\d+)/.exec(line)?.[1];
    return number === undefined ? [] : [{ number: Number(number), at, audio: AUDIO.exec(line) }];
  });
  if (numbered.some(({ number }, place) => number !== place)) return null;
  const audio = numbered.flatMap((stream) => (stream.audio ? [stream.audio] : []));
  const [first] = audio;
  if (!first) return null;
  const [, codec = '', rate = '', layout = ''] = first;
  const estimated = text.includes('Estimating duration from bitrate');
  // The duration stands before the streams; lines after the first are its tags.
  const claimedS = estimated ? null : durationOf(lines.slice(0, numbered[0]?.at));
  return { codec, rateHz: Number(rate), channels: channelCount(layout), claimedS, audioStreams: audio.length };
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
