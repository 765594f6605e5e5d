import type { AppError } from '../../shared/errors.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { type Preflight, preflight } from './batch/preflight.ts';
import { divideMachine } from './batch/sizing.ts';
import { openCatalogToRead } from './catalog/open.ts';
import { storageError } from './catalog/sqlite-errors.ts';

/** What is looked at, and with what. */
export interface LookOptions {
  readonly catalogFile: string;
  readonly settings: Settings;
  /** ffmpeg, or null when the machine has none. */
  readonly ffmpegPath: string | null;
  readonly paths: readonly string[];
  readonly recursive: boolean;
  readonly signal: AbortSignal;
}

/**
 * What a batch over these paths would do, without an engine: the catalog is read and no more, so it may be another
 * process's, and it may be missing. Errors: those of `openCatalogToRead` and of the scan.
 */
export async function look(options: LookOptions): Promise<Result<Preflight, AppError>> {
  const { settings, ffmpegPath, paths, recursive, signal } = options;
  const opened = openCatalogToRead(options.catalogFile);
  if (!opened.ok) return opened;
  const workers = divideMachine(settings, Number.POSITIVE_INFINITY, 0).ioWorkers;
  const identify = { minDurationS: settings.minDurationS, ffmpegPath };
  try {
    return await preflight(opened.value, { paths, recursive, workers, identify, signal });
  } catch (error) {
    const known = storageError(error);
    if (known) return err(known);
    throw error;
  } finally {
    opened.value.database.close();
  }
}
