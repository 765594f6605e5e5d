import { isLeftAside } from '../../shared/domain/left-aside.ts';
import type { BatchSummary, FileOutcome } from '../../shared/domain/outcome.ts';
import type { AppError } from '../../shared/errors.ts';

/** The exit code of a command that could not do its work: 3 profile in use, 2 usage or configuration, 1 anything else. */
export function exitCodeOf({ code }: AppError): 1 | 2 | 3 {
  if (code === 'profile_in_use') return 3;
  return code === 'bad_usage' || code === 'bad_config' || code === 'bad_glossary' || code === 'not_found' ? 2 : 1;
}

/** The exit code of a run: 0 when every call has its result. */
export function exitCodeOfRun(summary: BatchSummary, outcomes: Iterable<FileOutcome>): 0 | 1 {
  if (summary.cancelled) return 1;
  for (const outcome of outcomes) if (outcome.error !== null && !isLeftAside(outcome)) return 1;
  return 0;
}
