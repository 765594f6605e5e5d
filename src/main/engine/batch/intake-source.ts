import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';

/** A file as the scan met it. */
export interface ScannedFile {
  readonly pathBytes: Uint8Array;
  /** The path for people. */
  readonly path: string;
  /** The last part of it. */
  readonly name: string;
  /** Why it is not even opened; null: it may be a recording. */
  readonly refused: AppError | null;
}

/** What identifying a file told. */
export interface IdentifiedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly codec: string;
  readonly sampleRateHz: number;
  readonly channels: number;
  /** As the header claims, in seconds. */
  readonly durationS: number;
}

/** Where a batch gets its files from. */
export interface IntakeSource {
  scan(paths: readonly string[], recursive: boolean, signal: AbortSignal): AsyncIterable<ScannedFile>;
  identify(file: ScannedFile, signal: AbortSignal): Promise<Result<IdentifiedFile, AppError>>;
}
