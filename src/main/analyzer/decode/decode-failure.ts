import type { AppError } from '../../../shared/errors.ts';

/** Carries an expected failure out of a stream of samples, where a `Result` cannot be returned. */
export class DecodeFailure extends Error {
  readonly appError: AppError;

  constructor(appError: AppError) {
    super(`${appError.code}: ${appError.detail}`);
    this.name = 'DecodeFailure';
    this.appError = appError;
  }
}
