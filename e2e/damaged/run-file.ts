import { stat } from 'node:fs/promises';
import { openLanes } from '../../src/main/analyzer/decode/open-lanes.ts';
import { identify } from '../../src/main/engine/intake/identify.ts';
import { findFfmpeg } from '../../src/main/platform/ffmpeg.ts';
import type { AppError } from '../../src/shared/errors.ts';
import type { DecodeResult } from '../../src/shared/ipc/analyzer-contract.ts';
import { err, ok, type Result } from '../../src/shared/result.ts';

/** What became of a file: what decoding told, and the samples of each lane with what is no number among them. */
export interface FileRun {
  readonly decode: DecodeResult;
  readonly laneSamples: readonly number[];
  readonly notFinite: number;
}

const ffmpeg = await findFfmpeg(null);
/** The ffmpeg of this machine; null when it has none. */
export const ffmpegPath: string | null = ffmpeg.ok ? ffmpeg.value.path : null;

/** Takes a file through all that happens before its lanes reach a model. */
export async function runFile(
  path: string | Buffer,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<FileRun, AppError>> {
  const found = await stat(path).catch(() => null);
  const candidate = {
    path: path.toString(),
    pathBytes: typeof path === 'string' ? null : path,
    fileName: '',
    sizeBytes: found?.size ?? 0,
    modifiedMs: found?.mtimeMs ?? 0,
  };
  const identified = await identify(candidate, { minDurationS: 0.3, ffmpegPath }, signal);
  if (!identified.ok) return identified;
  const { sizeBytes, modifiedMs } = identified.value;
  const opened = await openLanes({ path, sizeBytes, modifiedMs, minDurationS: 0.3, ffmpegPath, keepS: 600 }, signal);
  if (!opened.ok) return err(opened.error);
  const laneSamples = opened.value.decode.laneChannels.map(() => 0);
  let notFinite = 0;
  for await (const block of opened.value.read(signal)) {
    block.forEach((lane, at) => {
      laneSamples[at] = (laneSamples[at] ?? 0) + lane.length;
      for (const sample of lane) if (!Number.isFinite(sample)) notFinite++;
    });
  }
  return ok({ decode: opened.value.decode, laneSamples, notFinite });
}
