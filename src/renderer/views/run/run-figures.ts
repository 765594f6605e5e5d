import type { BatchProgress } from '../../../shared/domain/batch-progress.ts';

/** How many files of a run are settled, one way or another. */
export function answered({ done, failed, rejected, skipped }: BatchProgress): number {
  return done + failed + rejected + skipped;
}

/** While only topics are left, how many of them are found. Before, audio tells more than files, which are of all lengths; but nobody knows of how much while files are still being found. */
export function shareOf({ phase, audioDoneS, audioTotalS, topics }: BatchProgress): number {
  if (phase === 'topics' && topics && topics.due > 0) return topics.done / topics.due;
  return phase === 'scanning' || audioTotalS === 0 ? 0 : audioDoneS / audioTotalS;
}
