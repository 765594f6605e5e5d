import type { Notice } from '../../../shared/ipc/notice.ts';
import type { Engine } from '../index.ts';
import type { BatchRunner } from './batch-runner.ts';

/**
 * Goes on with the batch that the end of the last engine interrupted, if nothing was run since. What a person stopped, and
 * what could not go on, waits for a person. Gives what to tell of it.
 */
export async function resumeInterrupted(
  engine: Pick<Engine, 'batches'>,
  runner: Pick<BatchRunner, 'resume'>,
): Promise<Notice | null> {
  const [last] = [...engine.batches()].sort((a, b) => ((a.endedAt ?? '') < (b.endedAt ?? '') ? 1 : -1));
  if (last?.state !== 'interrupted') return null;
  const resumed = await runner.resume(last.id);
  return resumed.ok ? 'batchResumed' : 'resumeFailed';
}
