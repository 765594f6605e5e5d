import type { BatchProgress } from '../../../shared/domain/batch-progress.ts';

/** How many files of a run are settled, one way or another. */
export function answered({ done, failed, rejected, skipped }: BatchProgress): number {
  return done + failed + rejected + skipped;
}

/** Audio tells more than files, which are of all lengths; but nobody knows of how much while files are still being found. */
export function shareOf({ phase, audioDoneS, audioTotalS }: BatchProgress): number {
  return phase === 'scanning' || audioTotalS === 0 ? 0 : audioDoneS / audioTotalS;
}
