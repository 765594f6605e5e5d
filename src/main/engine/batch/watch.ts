import { setTimeout as delay } from 'node:timers/promises';
import type { BatchProgress } from '../../../shared/domain/batch-progress.ts';
import type { BatchControl, BatchRoom, Tally } from './batch-room.ts';
import { GUARD_START, guardMemory } from './memory-guard.ts';

/** Reports progress, samples memory, and reins it in. */
export async function watch(room: BatchRoom, control: BatchControl, tally: Tally, over: AbortSignal): Promise<void> {
  const batchSize = room.settings.chunkBatchSize;
  let guard = GUARD_START;
  while (!over.aborted) {
    await delay(200, undefined, { signal: over }).catch(() => {});
    const rssBytes = process.memoryUsage.rss() + (tally.pool?.rssBytes() ?? 0);
    tally.peakRssBytes = Math.max(tally.peakRssBytes, rssBytes);
    tally.mostAnalyzers = Math.max(tally.mostAnalyzers, tally.pool?.pids().length ?? 0);
    if (over.aborted) return;
    control.onProgress?.(progressOf(tally));
    const before = guard.level;
    guard = guardMemory(guard, rssBytes, tally.sizing.memoryLimitBytes, performance.now());
    if (guard.level === before) continue;
    room.log.warn({ step: guard.level, rssBytes }, 'memory guard');
    tally.pool?.setBatchSize(guard.level === 'free' ? batchSize : Math.max(1, Math.floor(batchSize / 2)));
    tally.pool?.setPaused(guard.level === 'paused');
  }
}

/** Where the batch stands, with its topics. */
export function progressOf({ progress, topics }: Tally): BatchProgress {
  const snapshot = progress.snapshot();
  if (!topics) return snapshot;
  const { due, done, seconds } = topics.tally;
  return {
    ...snapshot,
    phase: snapshot.phase === 'done' && done < due ? 'topics' : snapshot.phase,
    perStage: { ...snapshot.perStage, topics: seconds },
    topics: { done, due },
  };
}
