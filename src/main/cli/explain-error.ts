import { errorText } from '../../shared/error-text.ts';
import type { AppError } from '../../shared/errors.ts';
import type { CliContext } from './context.ts';

/** A failure as `--json` gives it. */
export interface ExplainedError {
  readonly code: string;
  readonly message: string;
  readonly detail: string;
  readonly remedy: string;
}

/** A failure with its words in the user's language. */
export function explainError(error: AppError, context: CliContext): ExplainedError {
  const { sentence, remedy } = errorText(error.code, context.language);
  return { code: error.code, message: sentence, detail: error.detail, remedy };
}

/** Says a failure on stderr in three lines: what happened, what exactly was found, what to do. */
export function warnOfError(error: AppError, context: CliContext): void {
  const { message, detail, remedy } = explainError(error, context);
  for (const line of [message, `  ${detail}`, `  → ${remedy}`]) context.warn(line);
}
