import { availableParallelism } from 'node:os';
import { basename, dirname } from 'node:path';
import type { BatchSummary } from '../../../shared/domain/outcome.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { exportRun } from '../export/export-run.ts';
import type { Engine } from '../index.ts';
import { findBottleneck } from '../monitor/bottleneck.ts';
import { machineLoad } from '../monitor/report.ts';
import type { Sample } from '../monitor/sample.ts';

/** Writes the five files of a batch that has ended, as version 1 did, and notes it with the batch. Errors: those of `exportBatch`. */
export async function writeResults(
  engine: Engine,
  { csvSeparator, csvOneLine }: Settings,
  outputFolder: string,
  summary: BatchSummary,
  samples: readonly Sample[],
): Promise<Result<null, AppError>> {
  const ranWith = engine.settingsOf(summary.batchId);
  if (!ranWith) return err(appError('not_found', 'no such batch'));
  const run = await exportRun(engine, summary, { ...ranWith, csvSeparator, csvOneLine }, outputFolder, samples);
  if (!run.ok) return run;
  const bottleneck = findBottleneck(summary, machineLoad(samples, availableParallelism()));
  const { results } = run.value.files;
  engine.noteResults(summary.batchId, { resultsName: basename(results), folder: dirname(results), bottleneck });
  return ok(null);
}
