import { join } from 'node:path';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
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

/** The entry file of the engine's thread for topics, run as it is. */
export function topicThreadSource(): string {
  return join(appRoot(), 'src', 'main', 'engine', 'topics', 'thread', 'index.ts');
}

/**
 * Opens the engine for as long as `work` takes, and closes it however that ends. Errors: those of `openEngine`, of
 * `chooseFfmpeg` and of `work`.
 */
export async function withEngine<T>(
  context: CliContext,
  settings: Settings,
  catalogFile: string,
  work: (engine: Engine) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  const ffmpeg = await chooseFfmpeg(context, settings);
  return ffmpeg.ok ? openAndClose(context, settings, catalogFile, ffmpeg.value, work) : ffmpeg;
}

/** The same for work that decodes nothing. */
export async function withCatalog<T>(
  context: CliContext,
  work: (engine: Engine) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  return openAndClose(context, context.settings, context.catalogFile, null, work);
}

async function openAndClose<T>(
  context: CliContext,
  settings: Settings,
  catalogFile: string,
  ffmpegPath: string | null,
  work: (engine: Engine) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  const { log, close } = openLog(join(context.profileFolder, 'logs', 'nabra.log'));
  try {
    const engine = await openEngine({
      profileFolder: context.profileFolder,
      catalogFile,
      modelFolders: modelFolders(context.profileFolder),
      settings,
      ffmpegPath,
      analyzerEntry: context.analyzerEntry ?? join(appRoot(), 'src', 'main', 'analyzer', 'index.ts'),
      topicThreadEntry: topicThreadSource(),
      ...(catalogFile === context.catalogFile ? {} : { glossariesFrom: context.catalogFile }),
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

/** The ffmpeg to work with; null, after a word to the user, when there is none. `bad_config`: the one that is set does not run. */
export async function chooseFfmpeg(context: CliContext, settings: Settings): Promise<Result<string | null, AppError>> {
  const ffmpeg = await findFfmpeg(settings.ffmpegPath);
  if (ffmpeg.ok) return ok(ffmpeg.value.path);
  if (settings.ffmpegPath !== null)
    return err(appError('bad_config', `ffmpegPath ${JSON.stringify(settings.ffmpegPath)}: ${ffmpeg.error.detail}`));
  context.warn(say('noFfmpeg', context.language));
  return ok(null);
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
