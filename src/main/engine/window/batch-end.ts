import type { BatchSummary } from '../../../shared/domain/outcome.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { BatchEnd } from '../../../shared/ipc/engine-shell-contract.ts';

/** What `BatchListener.onEnded` is told, as the shell tells it on. With a summary the error is about the files of results. */
export function endForShell(error: AppError | null, summary: BatchSummary | null): BatchEnd {
  if (!summary) return { how: 'failed', analysed: 0, failed: 0, unwritten: false };
  const { cancelled, counts } = summary;
  const how = cancelled ? 'stopped' : 'done';
  return { how, analysed: counts.analysed, failed: counts.failed, unwritten: error !== null };
}
