import { join } from 'node:path';
import type { BatchSummary, FileOutcome } from '../../../shared/domain/outcome.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type FusionKeys, fusionSettingsOf } from '../../../shared/settings/fusion-settings.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { beginNewFile, type NewFile } from '../../platform/new-file.ts';
import { ensureWritableFolder } from '../../platform/writable-folder.ts';
import type { OutcomeOptions } from '../catalog/outcomes.ts';
import type { PerformanceReport } from '../monitor/report.ts';
import { failedCallsJson, fileStatusesJson } from './reports-json.ts';
import { type CsvOptions, resultsCsv } from './results-csv.ts';
import { runLog } from './run-log.ts';

/** What an export is made from. */
export interface ExportRequest {
  /** Called once per file written: each time all files of the batch, in the order of the scan. */
  readonly outcomes: (options: OutcomeOptions) => Iterable<FileOutcome>;
  readonly summary: BatchSummary;
  readonly report: PerformanceReport;
  /** Made when it is not there. */
  readonly folder: string;
  readonly settings: Pick<Settings, 'csvSeparator' | 'csvOneLine' | 'language'> & FusionKeys;
  /** The time in the names: local, as v1 had it. */
  readonly now: Date;
}

/** Only the results hold what was said. */
const TEXTLESS: OutcomeOptions = { lanes: false };

/** Absolute paths of the five files of a run. */
export interface ExportedFiles {
  readonly results: string;
  readonly performanceReport: string;
  readonly failedCalls: string;
  readonly fileStatuses: string;
  readonly log: string;
}

function csvOptions(settings: ExportRequest['settings']): CsvOptions {
  const { csvSeparator: separator, csvOneLine: oneLine, language } = settings;
  return { separator, oneLine, language, fusion: fusionSettingsOf(settings) };
}

/**
 * Writes v1's five files. Each appears whole or not at all, and none that is there is ever replaced: a second export in the
 * same second gets `_2` after its time. Errors: `disk_full`, `permission_denied`, `not_found`, `disk_error`.
 */
export async function exportBatch(request: ExportRequest): Promise<Result<ExportedFiles, AppError>> {
  const { outcomes, summary, report, folder, settings } = request;
  const ready = await ensureWritableFolder(folder);
  if (!ready.ok) return ready;
  const rows = resultsCsv(outcomes({ lanes: true }), csvOptions(settings));
  const begun = await beginResults(folder, fileStamp(request.now));
  if (!begun.ok) return begun;
  const { stamp, file } = begun.value;
  const results = await file.finish(rows);
  if (!results.ok) return results;
  const write = (name: string, chunks: Iterable<string>) => writeNew(join(folder, name), chunks);
  const performanceReport = await write(`performance_report_${stamp}.json`, [`${JSON.stringify(report, null, 2)}\n`]);
  if (!performanceReport.ok) return performanceReport;
  const failedCalls = await write(`failed_calls_${stamp}.json`, failedCallsJson(outcomes(TEXTLESS), settings.language));
  if (!failedCalls.ok) return failedCalls;
  const fileStatuses = await write(
    `file_statuses_${stamp}.json`,
    fileStatusesJson(outcomes(TEXTLESS), settings.language),
  );
  if (!fileStatuses.ok) return fileStatuses;
  const log = await write(`optimized_processing_${stamp}.log`, runLog(summary, outcomes(TEXTLESS)));
  if (!log.ok) return log;
  return ok({
    results: results.value,
    performanceReport: performanceReport.value,
    failedCalls: failedCalls.value,
    fileStatuses: fileStatuses.value,
    log: log.value,
  });
}

/** What an export of some calls is made from. */
export interface ResultsRequest extends Pick<ExportRequest, 'folder' | 'settings' | 'now'> {
  /** With their transcripts. */
  readonly outcomes: Iterable<FileOutcome>;
}

/** Writes the table alone, for a part of a batch, under the name it has beside the other files. Errors: as `exportBatch`. */
export async function exportResults(request: ResultsRequest): Promise<Result<string, AppError>> {
  const { outcomes, folder, settings, now } = request;
  const ready = await ensureWritableFolder(folder);
  if (!ready.ok) return ready;
  const begun = await beginResults(folder, fileStamp(now));
  if (!begun.ok) return begun;
  return begun.value.file.finish(resultsCsv(outcomes, csvOptions(settings)));
}

/** Takes the first free name. All five files of an export share its time stamp, so the results stand for the others. */
async function beginResults(folder: string, time: string): Promise<Result<{ stamp: string; file: NewFile }, AppError>> {
  for (let number = 1; ; number++) {
    const stamp = number === 1 ? time : `${time}_${number}`;
    const begun = await beginNewFile(join(folder, `optimized_results_${stamp}.csv`));
    if (!begun.ok) return begun;
    if (begun.value !== null) return ok({ stamp, file: begun.value });
  }
}

async function writeNew(path: string, chunks: Iterable<string>): Promise<Result<string, AppError>> {
  const begun = await beginNewFile(path);
  if (!begun.ok) return begun;
  return begun.value === null ? err(appError('disk_error', `${path}: is there already`)) : begun.value.finish(chunks);
}

/** `YYYYMMDD_HHMMSS` in local time. */
export function fileStamp(now: Date): string {
  const [year, month, day, hour, minute, second] = [
    now.getFullYear(),
    now.getMonth() + 1,
    now.getDate(),
    now.getHours(),
    now.getMinutes(),
    now.getSeconds(),
  ].map((part) => String(part).padStart(2, '0'));
  return `${year}${month}${day}_${hour}${minute}${second}`;
}
