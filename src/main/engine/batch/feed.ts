import type { AppError } from '../../../shared/errors.ts';
import { err, type Result } from '../../../shared/result.ts';
import type { IdentifiedFile, IntakeSource, ScannedFile } from './intake-source.ts';

/** A scanned file with what identifying it told, and its place in the scan. */
export interface FedFile {
  readonly position: number;
  readonly file: ScannedFile;
  readonly identified: Result<IdentifiedFile, AppError>;
}

/** What a feed takes in, and how many files it opens at once. */
export interface FeedOptions {
  readonly intake: IntakeSource;
  readonly paths: readonly string[];
  readonly recursive: boolean;
  readonly workers: number;
  readonly signal: AbortSignal;
  onFound?(): void;
}

/**
 * Scans and identifies, `workers` files at once, and hands over each file as soon as it is known (not in the order of
 * the scan: `position` has that). Ends early, without a word, when the signal is aborted. What `take` throws ends it.
 */
export async function feed(options: FeedOptions, take: (fed: FedFile) => void): Promise<void> {
  const { intake, signal } = options;
  const scan = intake.scan(options.paths, options.recursive, signal)[Symbol.asyncIterator]();
  let position = 0;
  let ended = false;
  const worker = async (): Promise<void> => {
    while (!ended && !signal.aborted) {
      const next = await scan.next();
      if (next.done || signal.aborted) {
        ended = true;
        return;
      }
      const mine = position++;
      options.onFound?.();
      const file = next.value;
      const identified = file.refused ? err(file.refused) : await intake.identify(file, signal);
      if (signal.aborted) return;
      take({ position: mine, file, identified });
    }
  };
  try {
    await Promise.all(Array.from({ length: options.workers }, worker));
  } finally {
    ended = true;
    await scan.return?.();
  }
}
