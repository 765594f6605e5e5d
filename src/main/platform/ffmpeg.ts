import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, isAbsolute, join } from 'node:path';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { startTool, TOOL_PATH } from './spawn.ts';

/** An ffmpeg that answered. */
export interface Ffmpeg {
  readonly path: string;
  /** As it names itself: `5.1.9-0+deb12u1`. */
  readonly version: string;
  readonly source: 'setting' | 'ffmpeg-static' | 'system';
}

/** Version of the ffmpeg at an absolute path; null when it does not run or is not ffmpeg. */
export async function ffmpegVersion(path: string): Promise<string | null> {
  const limits = { memoryBytes: 2 ** 31, cpuS: 5 };
  const tool = startTool({ file: path, args: ['-nostdin', '-hide_banner', '-version'], limits, inputFd: null });
  const watchdog = setTimeout(() => tool.kill(), 10_000);
  let text = '';
  try {
    for await (const chunk of tool.stdout) text += String(chunk);
  } catch {
    return null;
  } finally {
    clearTimeout(watchdog);
  }
  await tool.exit;
  return /^ffmpeg version (\S+)/.exec(text)?.[1] ?? null;
}

/** Path inside the optional package `ffmpeg-static`; null when it is not installed or its download failed. */
function staticPath(): string | null {
  try {
    const path: unknown = createRequire(import.meta.url)('ffmpeg-static');
    return typeof path === 'string' ? path : null;
  } catch {
    return null;
  }
}

async function executable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function onPath(): Promise<string | null> {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  const directories = [...(process.env.PATH ?? '').split(delimiter), ...TOOL_PATH.split(':')];
  for (const directory of directories) {
    const path = join(directory, name);
    if (isAbsolute(directory) && (await executable(path))) return path;
  }
  return null;
}

/**
 * Finds ffmpeg: the one the user set, else `ffmpeg-static`, else the system's. One that is set but does not run is an
 * error, not a reason to take another. Error: `decoder_missing`.
 */
export async function findFfmpeg(setting: string | null): Promise<Result<Ffmpeg, AppError>> {
  if (setting !== null) {
    const version = isAbsolute(setting) ? await ffmpegVersion(setting) : null;
    if (version !== null) return ok({ path: setting, version, source: 'setting' });
    return err(appError('decoder_missing', 'the ffmpeg that is set does not run'));
  }
  const candidates = [
    { path: staticPath(), source: 'ffmpeg-static' },
    { path: await onPath(), source: 'system' },
  ] as const;
  for (const { path, source } of candidates) {
    const version = path !== null && (await executable(path)) ? await ffmpegVersion(path) : null;
    if (path !== null && version !== null) return ok({ path, version, source });
  }
  return err(appError('decoder_missing', 'no ffmpeg was found: only plain WAV can be read'));
}
