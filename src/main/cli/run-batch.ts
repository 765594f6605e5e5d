import { join } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { BatchRequest } from '../engine/batch/batch-room.ts';
import { exportRun, type FinishedRun } from '../engine/export/export-run.ts';
import { type Engine, openEngine } from '../engine/index.ts';
import { type Sampler, startSampler } from '../engine/monitor/sampler.ts';
import { appRoot } from '../platform/app-root.ts';
import { findFfmpeg } from '../platform/ffmpeg.ts';
import { openLog } from '../platform/log.ts';
import { modelFolders } from '../platform/model-store.ts';
import type { CliContext } from './context.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { showProgress } from './progress.ts';
import { say } from './words.ts';

/** Opens the engine for as long as `work` takes, and closes it however that ends. */
export async function withEngine<T>(
  context: CliContext,
  settings: Settings,
  catalogFile: string,
  work: (engine: Engine) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  const ffmpeg = await findFfmpeg(settings.ffmpegPath);
  if (!ffmpeg.ok && settings.ffmpegPath !== null) return ffmpeg;
  if (!ffmpeg.ok) context.warn(say('noFfmpeg', context.language));
  const { log, close } = openLog(join(context.profileFolder, 'logs', 'nabra.log'));
  try {
    const engine = await openEngine({
      profileFolder: context.profileFolder,
      catalogFile,
      modelFolders: modelFolders(context.profileFolder),
      settings,
      ffmpegPath: ffmpeg.ok ? ffmpeg.value.path : null,
      analyzerEntry: context.analyzerEntry ?? join(appRoot(), 'src', 'main', 'analyzer', 'index.ts'),
      log,
    });
    if (!engine.ok) return engine;
    try {
      return await work(engine.value);
    } finally {
      await engine.value.close();
    }
  } finally {
    close();
  }
}

/** Runs a batch with progress on stderr, stops it on Ctrl-C, and writes its files into `folder`. */
export async function runAndExport(
  context: CliContext,
  engine: Engine,
  settings: Settings,
  request: BatchRequest,
  folder: string,
): Promise<Result<FinishedRun, AppError>> {
  const display = showProgress(context);
  const interrupt = stopOnInterrupt(() => {
    display.stop();
    context.warn(say('stopping', context.language));
  });
  let sampler: Sampler | null = null;
  try {
    const ran = await engine.runBatch(request, {
      signal: interrupt.signal,
      onProgress: (progress) => {
        if (!interrupt.signal.aborted) display.update(progress);
      },
      sampler: (pids) => {
        sampler = startSampler(pids);
        return sampler;
      },
    });
    display.stop();
    if (!ran.ok) return ran;
    const samples = (sampler as Sampler | null)?.samples ?? [];
    return await exportRun(engine, ran.value, settings, folder, samples);
  } finally {
    display.stop();
    interrupt.release();
  }
}
