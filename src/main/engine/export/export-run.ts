import { availableParallelism } from 'node:os';
import type { BatchSummary, FileOutcome } from '../../../shared/domain/outcome.ts';
import type { AppError, ErrorCode } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { OutcomeOptions } from '../catalog/outcomes.ts';
import type { Engine } from '../index.ts';
import { type PerformanceReport, performanceReport } from '../monitor/report.ts';
import type { Sampler } from '../monitor/sampler.ts';
import { type ExportedFiles, exportBatch } from './export-batch.ts';

/** A run with what it wrote. */
export interface FinishedRun {
  readonly summary: BatchSummary;
  readonly report: PerformanceReport;
  readonly files: ExportedFiles;
  /** All files of the run, in the order of the scan; may be asked for again and again while the engine is open. */
  outcomes(options?: OutcomeOptions): Iterable<FileOutcome>;
}

/** Writes the five files of a batch that the catalog holds. Errors: those of `exportBatch`. */
export async function exportRun(
  engine: Pick<Engine, 'outcomes'>,
  summary: BatchSummary,
  settings: Settings,
  folder: string,
  samples: Sampler['samples'],
): Promise<Result<FinishedRun, AppError>> {
  const outcomes = (options?: OutcomeOptions) => engine.outcomes(summary.batchId, options);
  const { language } = settings;
  const cores = availableParallelism();
  const codes = errorCodes(outcomes({ lanes: false }));
  const report = performanceReport({ summary, errorCodes: codes, samples, cores, language });
  const files = await exportBatch({ outcomes, summary, report, folder, settings, now: new Date() });
  return files.ok ? ok({ summary, report, files: files.value, outcomes }) : files;
}

/** A run that a crash ended has no summary: what can be counted is counted, its times are not known. */
export function summaryWithoutEnd(engine: Pick<Engine, 'counts'>, batchId: string, startedAt: string): BatchSummary {
  const counts = engine.counts(batchId);
  const unknown = { audioS: 0, wallS: 0, stagesS: {}, onnxS: 0, analyzers: 0, peakRssBytes: 0 };
  return { batchId, startedAt, endedAt: startedAt, counts, ...unknown, cancelled: true, topics: null };
}

function errorCodes(outcomes: Iterable<FileOutcome>): ErrorCode[] {
  const codes: ErrorCode[] = [];
  for (const { error } of outcomes) if (error !== null) codes.push(error.code);
  return codes;
}
