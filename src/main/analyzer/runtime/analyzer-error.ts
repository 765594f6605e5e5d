import { type AppError, appError, type ErrorCode } from '../../../shared/errors.ts';

/** How an expected failure leaves code that cannot return a `Result`: thrown, and unwrapped at the analyzer's door. */
export class AnalyzerError extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(`${error.code}: ${error.detail}`);
    this.name = 'AnalyzerError';
    this.error = error;
  }
}

/** Makes an `AnalyzerError` from a code of the closed list. */
export function analyzerError(code: ErrorCode, detail: string, stage?: string): AnalyzerError {
  return new AnalyzerError(appError(code, detail, stage));
}
